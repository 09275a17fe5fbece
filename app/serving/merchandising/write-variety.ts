import type { Database } from '../../db.server.ts';
import { getVariety, VARIETY_KEY } from './get-variety.ts';
import type { ChangeAuthor, ChangeOutcome } from './record-change.ts';
import type { Variety } from './rule.ts';
import { writeChoice } from './write-choice.ts';

const NAMES: Readonly<Record<Variety, string>> = { off: 'as it comes', mild: 'mixed', strong: 'very mixed' };

/** Write the variety and the change to it. Inside a transaction. */
export function writeVariety(
  db: Database,
  shopId: number,
  { variety, undoes }: { readonly variety: Variety; readonly undoes: number | null },
  author: ChangeAuthor,
): ChangeOutcome {
  const before = getVariety(db, shopId);
  const what = `Lists set to ${NAMES[variety]} (was: ${NAMES[before]})`;
  return writeChoice(db, shopId, { key: VARIETY_KEY, before, after: variety, what, undoes }, author);
}
