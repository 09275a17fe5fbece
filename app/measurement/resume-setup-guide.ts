import type { Database } from '../db.server.ts';
import { SETUP_GUIDE_KEY } from './get-setup-guide.ts';

/** Show the setup guide again. */
export async function resumeSetupGuide(db: Database, shopId: number): Promise<void> {
  await db.prisma.setting.deleteMany({ where: { shopId, key: SETUP_GUIDE_KEY } });
}
