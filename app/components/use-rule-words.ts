import type { RuleWords } from '#app/serving/merchandising/describe-rule.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

type Titles = Readonly<Record<number, string>>;

/** How the reader has a rule written, with these titles of products and collections. */
export function useRuleWords(titles: Titles, collections: Titles): RuleWords {
  const text = useText();
  const { money, date } = useFormats();
  return {
    ...{ text, money, day: date },
    title: (productId) => titles[productId] ?? text('merchandising.deletedProduct'),
    collection: (collectionId) => collections[collectionId] ?? text('merchandising.deletedCollection'),
  };
}
