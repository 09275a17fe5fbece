import type { RuleWords } from '#app/serving/merchandising/describe-rule.ts';
import { useFormats } from './formats.tsx';

type Titles = Readonly<Record<number, string>>;

/** How the reader has a rule written, with these titles of products and collections. */
export function useRuleWords(titles: Titles, collections: Titles): RuleWords {
  const { money, date } = useFormats();
  return {
    money,
    day: date,
    title: (productId) => titles[productId] ?? 'a deleted product',
    collection: (collectionId) => collections[collectionId] ?? 'a deleted collection',
  };
}
