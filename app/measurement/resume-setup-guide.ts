import type { Database } from '../db.server.ts';
import { SETUP_GUIDE_KEY } from './get-setup-guide.ts';

/** Show the setup guide again. */
export function resumeSetupGuide(db: Database, shopId: number): void {
  db.sql.prepare('DELETE FROM Setting WHERE shopId = ? AND key = ?').run(shopId, SETUP_GUIDE_KEY);
}
