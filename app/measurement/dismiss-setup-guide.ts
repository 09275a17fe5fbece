import type { Database } from '../db.server.ts';
import { getSetupGuide, SETUP_GUIDE_KEY } from './get-setup-guide.ts';

/** Put the setup guide away until a step that is done now is not done any more. */
export function dismissSetupGuide(db: Database, shopId: number, now: number): void {
  const done = getSetupGuide(db, shopId, now).steps.flatMap((step) => (step.state === 'done' ? [step.name] : []));
  db.sql
    .prepare(
      `INSERT INTO Setting (shopId, key, value, updatedAt) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt`,
    )
    .run(shopId, SETUP_GUIDE_KEY, JSON.stringify({ done }), now);
}
