import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { nextChangeId, recordChange, type ChangeAuthor, type ChangeOutcome } from './record-change.ts';

/** A choice of the merchant that is no rule: what it was and is, as it is stored. */
interface Choice {
  /** Of the shop's setting. */
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
  /** In plain words. */
  readonly what: string;
  /** The change it takes back, if it does. */
  readonly undoes: number | null;
}

const UPSERT = `INSERT INTO Setting (shopId, key, value, updatedAt) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt`;

/** Write a choice and the change to it. Inside a transaction. */
export function writeChoice(
  db: Database,
  shopId: number,
  { key, what, undoes, ...values }: Choice,
  author: ChangeAuthor,
): ChangeOutcome {
  const [before, after] = [JSON.stringify(values.before), JSON.stringify(values.after)];
  prepareOnce(db, UPSERT).run(shopId, key, after, author.now);
  const changeId = nextChangeId(db, shopId);
  return recordChange(db, shopId, { changeId, ruleId: null, what, before, after, undoes }, author);
}
