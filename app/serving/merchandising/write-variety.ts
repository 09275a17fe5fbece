import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { getVariety, VARIETY_KEY } from './get-variety.ts';
import { nextChangeId, recordChange, type ChangeAuthor, type ChangeOutcome } from './record-change.ts';
import type { Variety } from './rule.ts';

const NAMES: Readonly<Record<Variety, string>> = { off: 'as it comes', mild: 'mixed', strong: 'very mixed' };
const UPSERT = `INSERT INTO Setting (shopId, key, value, updatedAt) VALUES (?, '${VARIETY_KEY}', ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt`;

/** Write the variety and the change to it. Inside a transaction. */
export function writeVariety(
  db: Database,
  shopId: number,
  { variety, undoes }: { readonly variety: Variety; readonly undoes: number | null },
  author: ChangeAuthor,
): ChangeOutcome {
  const before = getVariety(db, shopId);
  prepareOnce(db, UPSERT).run(shopId, JSON.stringify(variety), author.now);
  const change = {
    changeId: nextChangeId(db, shopId),
    ruleId: null,
    what: `Lists set to ${NAMES[variety]} (was: ${NAMES[before]})`,
    before: JSON.stringify(before),
    after: JSON.stringify(variety),
    undoes,
  };
  return recordChange(db, shopId, change, author);
}
