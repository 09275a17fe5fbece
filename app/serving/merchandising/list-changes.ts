import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { getExploring } from './get-exploring.ts';
import { getVariety } from './get-variety.ts';
import { UNDOABLE } from './undo-change.ts';
import { readChange, type Change } from './read-change.ts';
import { readRule } from './read-rule.ts';

/** A change as the log shows it. */
export interface ChangeEntry {
  readonly changeId: number;
  readonly changedAt: number;
  /** Shopify's id of the member of staff; null if unknown. */
  readonly userId: number | null;
  /** As it was written down, in English. */
  readonly what: string;
  /** What it did; null where this version of Regulars cannot read it. */
  readonly change: Change | null;
  /** The change that this one took back; null if it is not an undo. */
  readonly undoes: number | null;
  /** Whether what it touched is still as it left it. */
  readonly canUndo: boolean;
}

type ChangeRow = Omit<ChangeEntry, 'canUndo' | 'change'> & {
  readonly ruleId: number | null;
  readonly before: string | null;
  readonly after: string | null;
};

const LIST = `SELECT changeId, changedAt, userId, what, undoes, ruleId, before, after FROM MerchandisingChange
  WHERE shopId = ? ORDER BY changeId DESC LIMIT ${UNDOABLE}`;

/** The last changes of a shop's rules, the youngest first: those that may be taken back. */
export function listChanges(db: Database, shopId: number): readonly ChangeEntry[] {
  const settings: (string | null)[] = [getVariety(db, shopId), getExploring(db, shopId)].map((value) =>
    JSON.stringify(value),
  );
  const rows = prepareOnce(db, LIST).all(shopId) as ChangeRow[];
  return rows.map(({ ruleId, before, after, ...row }) => ({
    ...row,
    change: readChange({ ruleId, before, after }),
    canUndo: ruleId === null ? settings.includes(after) : readRule(db, shopId, ruleId) === after,
  }));
}
