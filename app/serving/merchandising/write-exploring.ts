import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { EXPLORING_KEY, getExploring } from './get-exploring.ts';
import { nextChangeId, recordChange, type ChangeAuthor, type ChangeOutcome } from './record-change.ts';

const UPSERT = `INSERT INTO Setting (shopId, key, value, updatedAt) VALUES (?, '${EXPLORING_KEY}', ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt`;

/** Write whether new products are tried out, and the change to it. Inside a transaction. */
export function writeExploring(
  db: Database,
  shopId: number,
  { explores, undoes }: { readonly explores: boolean; readonly undoes: number | null },
  author: ChangeAuthor,
): ChangeOutcome {
  const before = getExploring(db, shopId);
  prepareOnce(db, UPSERT).run(shopId, JSON.stringify(explores), author.now);
  const change = {
    changeId: nextChangeId(db, shopId),
    ruleId: null,
    what: explores ? 'New products are tried out' : 'New products are no longer tried out',
    before: JSON.stringify(before),
    after: JSON.stringify(explores),
    undoes,
  };
  return recordChange(db, shopId, change, author);
}
