import type { Database } from '../../db.server.ts';
import { getExploring } from './get-exploring.ts';
import type { ChangeAuthor, ChangeOutcome } from './record-change.ts';
import { writeExploring } from './write-exploring.ts';

/** Switch the trying out of new products on or off, and write that down. */
export function saveExploring(
  db: Database,
  { shopId, explores }: { readonly shopId: number; readonly explores: boolean },
  author: ChangeAuthor,
): ChangeOutcome {
  return db.sql
    .transaction((): ChangeOutcome => {
      if (getExploring(db, shopId) === explores) return { state: 'same' };
      return writeExploring(db, shopId, { explores, undoes: null }, author);
    })
    .immediate();
}
