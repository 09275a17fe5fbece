import type { Database } from '../../db.server.ts';
import { getExploring } from './get-exploring.ts';
import type { ChangeAuthor, ChangeOutcome } from './record-change.ts';
import { writeExploring } from './write-exploring.ts';

interface ExploringChange {
  readonly shopId: number;
  readonly explores: boolean;
  /** What the merchant saw. */
  readonly seen: boolean;
}

/** Switch the trying out of new products on or off, and write that down. */
export function saveExploring(
  db: Database,
  { shopId, explores, seen }: ExploringChange,
  author: ChangeAuthor,
): ChangeOutcome {
  return db.sql
    .transaction((): ChangeOutcome => {
      const before = getExploring(db, shopId);
      if (before === explores) return { state: 'same' };
      return before === seen ? writeExploring(db, shopId, { explores, undoes: null }, author) : { state: 'changed' };
    })
    .immediate();
}
