import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** Move a shop's catalogue version, so that whatever serves it loads it again: what is joined with it has changed. */
export function renewCatalog(db: Database, shopId: number): void {
  prepareOnce(db, 'UPDATE Shop SET catalogVersion = catalogVersion + 1 WHERE id = ?').run(shopId);
}
