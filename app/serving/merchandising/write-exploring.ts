import type { Database } from '../../db.server.ts';
import { EXPLORING_KEY, getExploring } from './get-exploring.ts';
import type { ChangeAuthor, ChangeOutcome } from './record-change.ts';
import { writeChoice } from './write-choice.ts';

/** Write whether new products are tried out, and the change to it. Inside a transaction. */
export function writeExploring(
  db: Database,
  shopId: number,
  { explores, undoes }: { readonly explores: boolean; readonly undoes: number | null },
  author: ChangeAuthor,
): ChangeOutcome {
  const what = explores ? 'New products are tried out' : 'New products are no longer tried out';
  const before = getExploring(db, shopId);
  return writeChoice(db, shopId, { key: EXPLORING_KEY, before, after: explores, what, undoes }, author);
}
