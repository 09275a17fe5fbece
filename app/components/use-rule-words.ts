import type { RuleWords } from '#app/serving/merchandising/describe-rule.ts';
import { useFormats } from './formats.tsx';

/** How the reader has a rule written, with these titles. */
export function useRuleWords(titles: Readonly<Record<number, string>>): RuleWords {
  const { money, date } = useFormats();
  return { money, day: date, title: (productId) => titles[productId] ?? 'a deleted product' };
}
