import type { Rule, Strength } from './rule.ts';

/** How a reader has amounts, days and products written. */
export interface RuleWords {
  money(minor: number): string;
  /** A day given as `2026-03-04`. */
  day(date: string): string;
  title(productId: number): string;
  collection(collectionId: number): string;
}

const STRENGTHS: Readonly<Record<Strength, string>> = { slight: ' a little', clear: '', strong: ' strongly' };
const PLACES: Readonly<Record<string, string>> = {
  everywhere: '',
  product: ' on product pages',
  cart: ' in the cart',
  home: ' on the home page',
  collection: ' on collection pages',
  'also-viewed': ' in what others looked at',
  'buy-again': ' in buy again',
};

/** A rule as a sentence: "Bury products of vendor Acme in the cart, until 4 Mar 2026". */
export function describeRule(rule: Rule, words: RuleWords): string {
  const which = describeCondition(rule, words);
  return `${describeAction(rule, which)}${describePlace(rule, words)}${describeAudience(rule)}${describePeriod(rule, words)}`;
}

/** Which products a rule is for: "products of vendor Acme, up to £20". */
export function describeCondition(rule: Rule, { money, title, collection }: RuleWords): string {
  const { priceFromMinor: from, priceToMinor: to, unitsBelow, unitsAbove, marginBelow, marginAbove } = rule;
  const parts = [
    rule.productType !== '' && `of type ${rule.productType}`,
    rule.vendor !== '' && `of vendor ${rule.vendor}`,
    rule.tag !== '' && `tagged ${rule.tag}`,
    rule.collectionId !== null && `in ${collection(rule.collectionId)}`,
    from !== null && to !== null && `from ${money(from)} to ${money(to)}`,
    from !== null && to === null && `from ${money(from)}`,
    from === null && to !== null && `up to ${money(to)}`,
    unitsBelow !== null && `with fewer than ${unitsBelow} left`,
    unitsAbove !== null && `with more than ${unitsAbove} left`,
    marginBelow !== null && `with a margin below ${marginBelow} %`,
    marginAbove !== null && `with a margin above ${marginAbove} %`,
  ].filter((part) => part !== false);
  if (rule.products.length === 0) return `products ${parts.join(', ')}`.trimEnd();
  const [first, ...others] = rule.products;
  const named = `${title(first!)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  return [named, ...parts].join(', ');
}

function describeAction({ action, strength, slot }: Rule, which: string): string {
  switch (action) {
    case 'pin':
      return `Pin ${which} to place ${slot}`;
    case 'boost':
      return `Boost ${which}${STRENGTHS[strength]}`;
    case 'bury':
      return strength === 'strong' ? `Show ${which} last` : `Bury ${which}${STRENGTHS[strength]}`;
    case 'exclude':
      return `Exclude ${which}`;
  }
}

function describePlace({ placement, onProduct }: Rule, { title }: RuleWords): string {
  if (onProduct === null) return PLACES[placement] ?? ` in ${placement}`;
  const page = ` on the page of ${title(onProduct)}`;
  return placement === 'everywhere' || placement === 'product'
    ? page
    : `${PLACES[placement] ?? ` in ${placement}`}${page}`;
}

function describeAudience({ audience }: Rule): string {
  return audience === null ? '' : ` for ${audience.name}`;
}

function describePeriod({ from, until }: Rule, { day }: RuleWords): string {
  return `${from === null ? '' : `, from ${day(from)}`}${until === null ? '' : `, until ${day(until)}`}`;
}
