import type { Database } from '../../db.server.ts';
import { getVariety } from './get-variety.ts';
import type { ChangeAuthor, ChangeOutcome } from './record-change.ts';
import type { Variety } from './rule.ts';
import { writeVariety } from './write-variety.ts';

interface VarietyChange {
  readonly shopId: number;
  readonly variety: Variety;
  /** The variety that the merchant saw. */
  readonly seen: Variety;
}

/** Set how varied a shop's lists are, and write that down. */
export function saveVariety(db: Database, change: VarietyChange, author: ChangeAuthor): ChangeOutcome {
  const { shopId, variety, seen } = change;
  return db.sql
    .transaction((): ChangeOutcome => {
      const before = getVariety(db, shopId);
      if (before === variety) return { state: 'same' };
      return before === seen ? writeVariety(db, shopId, { variety, undoes: null }, author) : { state: 'changed' };
    })
    .immediate();
}
