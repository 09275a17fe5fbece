import type { Database } from '../../db.server.ts';
import { createRuleWords } from './create-rule-words.ts';
import { describeChange } from './describe-change.ts';
import { getVariety, VARIETY_KEY } from './get-variety.ts';
import type { ChangeAuthor, ChangeOutcome } from './record-change.ts';
import type { Variety } from './rule.ts';
import { writeChoice } from './write-choice.ts';

/** Write the variety and the change to it. Inside a transaction. */
export function writeVariety(
  db: Database,
  shopId: number,
  { variety, undoes }: { readonly variety: Variety; readonly undoes: number | null },
  author: ChangeAuthor,
): ChangeOutcome {
  const before = getVariety(db, shopId);
  const what = describeChange({ of: 'variety', before, after: variety }, createRuleWords(db, shopId));
  return writeChoice(db, shopId, { key: VARIETY_KEY, before, after: variety, what, undoes }, author);
}
