import type { RuleErrors } from '#app/serving/merchandising/read-rule-form.ts';
import type { RuleError } from '#app/serving/merchandising/rule-error.ts';
import { MAX_NAMED_PRODUCTS, MAX_SLOT, type Rule } from '#app/serving/merchandising/rule.ts';
import { useText } from './use-text.ts';

/** What is wrong with a rule's form in the reader's words, by field. */
export type RuleErrorTexts = Partial<Record<keyof Rule, string>>;

/** Says in the reader's language what is wrong with a form. */
export function useRuleErrors(errors: RuleErrors): RuleErrorTexts {
  const text = useText();
  const say = (error: RuleError) => text(`merchandising.error.${error}`, { most: MAX_NAMED_PRODUCTS, slots: MAX_SLOT });
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, say(error)]));
}
