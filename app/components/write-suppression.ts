import type { MessageId } from '#app/messages/messages.ts';
import type { Suppression } from '#app/serving/create-filter.ts';
import { describeCondition, type RuleWords } from '#app/serving/merchandising/describe-rule.ts';
import type { PreviewedSuppression } from '#app/serving/preview-recommendations.ts';

const WHY: Readonly<Record<Suppression, MessageId>> = {
  'not active': 'recommendations.why.notActive',
  'not published': 'recommendations.why.notPublished',
  'gift card': 'recommendations.why.giftCard',
  'left out by its tag': 'recommendations.why.tag',
  'no price': 'recommendations.why.noPrice',
  'sold out': 'recommendations.why.soldOut',
  'this product': 'recommendations.why.thisProduct',
  'in the cart': 'recommendations.why.inCart',
  'already on this page': 'recommendations.why.onPage',
  'excluded by a rule': 'recommendations.why.byRule',
  'no place left': 'recommendations.why.noPlace',
  'just bought': 'recommendations.why.justBought',
  'bought before': 'recommendations.why.boughtBefore',
};

/** "excluded by your rule: products of vendor Acme"; "sold out, so it gives up place 2 where you pinned it". */
export function writeSuppression({ why, rule }: Pick<PreviewedSuppression, 'why' | 'rule'>, words: RuleWords): string {
  const { text } = words;
  if (rule === null) return text(WHY[why]);
  if (rule.action !== 'pin') return text('recommendations.why.yourRule', { which: describeCondition(rule, words) });
  const cause = text(why === 'excluded by a rule' ? 'recommendations.why.otherRule' : WHY[why]);
  return text('recommendations.why.pinned', { why: cause, slot: rule.slot });
}
