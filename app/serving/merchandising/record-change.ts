import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { renewCatalog } from '../../ingest/renew-catalog.ts';

/** Who changes something, and when. */
export interface ChangeAuthor {
  /** Shopify's id of the member of staff; null if unknown. */
  readonly userId: number | null;
  readonly now: number;
}

export interface NewChange {
  readonly changeId: number;
  /** Null for the variety and for trying out. */
  readonly ruleId: number | null;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly undoes: number | null;
}

/** What became of a change that was asked for. */
export type ChangeOutcome =
  | { readonly state: 'done'; readonly changeId: number; readonly what: string }
  /** It is like that already. */
  | { readonly state: 'same' }
  /** Somebody else changed or deleted it meanwhile; nothing was written. */
  | { readonly state: 'changed' | 'gone' }
  | { readonly state: 'too many' };

const KEPT = 500;
const INSERT = `INSERT INTO MerchandisingChange
  (shopId, changeId, changedAt, userId, ruleId, what, before, after, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The id of the next change of a shop. Inside the transaction of the change. */
export function nextChangeId(db: Database, shopId: number): number {
  const read = prepareOnce(db, 'SELECT max(changeId) FROM MerchandisingChange WHERE shopId = ?').pluck();
  return ((read.get(shopId) as number | null) ?? 0) + 1;
}

/**
 * Write a change down and have serving reload. Inside the transaction of the change, so that the log and the rules
 * cannot disagree.
 */
export function recordChange(db: Database, shopId: number, change: NewChange, author: ChangeAuthor): ChangeOutcome {
  const { changeId, ruleId, what, before, after, undoes } = change;
  prepareOnce(db, INSERT).run(shopId, changeId, author.now, author.userId, ruleId, what, before, after, undoes);
  prepareOnce(db, 'DELETE FROM MerchandisingChange WHERE shopId = ? AND changeId <= ?').run(shopId, changeId - KEPT);
  renewCatalog(db, shopId);
  return { state: 'done', changeId, what };
}
