import type { Database } from '../../db.server.ts';
import { createRuleWords } from './create-rule-words.ts';
import { describeChange } from './describe-change.ts';
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
  const what = describeChange({ of: 'exploring', after: explores }, createRuleWords(db, shopId));
  const before = getExploring(db, shopId);
  return writeChoice(db, shopId, { key: EXPLORING_KEY, before, after: explores, what, undoes }, author);
}
