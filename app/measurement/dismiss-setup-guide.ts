import type { Database } from '../db.server.ts';
import { getSetupGuide, SETUP_GUIDE_KEY } from './get-setup-guide.ts';

/** Put the setup guide away until a step that is done now is not done any more. */
export async function dismissSetupGuide(db: Database, shopId: number, now: number): Promise<void> {
  const { steps } = await getSetupGuide(db, shopId, now);
  const done = steps.flatMap((step) => (step.state === 'done' ? [step.name] : []));
  const key = { shopId, key: SETUP_GUIDE_KEY };
  const dismissal = { value: JSON.stringify({ done }), updatedAt: new Date(now) };
  await db.prisma.setting.upsert({
    where: { shopId_key: key },
    create: { ...key, ...dismissal },
    update: dismissal,
  });
}
