import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';
import { writeRuleText } from './write-rule-text.ts';

/** How the reader has a rule written, with these titles of products. */
export function useRuleText(titles: Readonly<Record<number, string>> = {}): (rule: BuyerRule) => string {
  const text = useText();
  const formats = useFormats();
  return (rule) => writeRuleText(rule, { text, formats, titles });
}
