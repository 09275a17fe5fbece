import type { TextValues } from '../../messages/create-text.ts';
import type { MessageId } from '../../messages/messages.ts';
import type { Placement } from '../placements.ts';
import type { Rule } from './rule.ts';

/** The language a rule is written in, and how amounts, days and products are. */
export interface RuleWords {
  readonly text: (id: MessageId, values?: TextValues) => string;
  money(minor: number): string;
  /** A day given as `2026-03-04`. */
  day(date: string): string;
  title(productId: number): string;
  collection(collectionId: number): string;
}

const PLACES: Readonly<Record<Placement, MessageId>> = {
  product: 'merchandising.where.product',
  cart: 'merchandising.where.cart',
  home: 'merchandising.where.home',
  collection: 'merchandising.where.collection',
  'also-viewed': 'merchandising.where.alsoViewed',
  'buy-again': 'merchandising.where.buyAgain',
};

/** A rule as a sentence: "Bury products of vendor Acme in the cart, until 4 Mar 2026". */
export function describeRule(rule: Rule, words: RuleWords): string {
  const { action, strength, slot, audience, from, until } = rule;
  return words.text(`merchandising.rule.${action}`, {
    which: describeCondition(rule, words),
    ...{ strength, slot },
    where: describePlace(rule, words),
    isFor: audience === null ? 'no' : 'yes',
    audience: audience?.name,
    from: from === null ? 'none' : words.day(from),
    until: until === null ? 'none' : words.day(until),
  });
}

/** Which products a rule is for: "products of vendor Acme, up to £20". */
export function describeCondition(rule: Rule, words: RuleWords): string {
  const { text, title } = words;
  const listed = listParts(rule, words);
  const parts = listed.length === 0 ? 'none' : listed.reduce((before, next) => andAlso(text, before, next));
  const [first, ...others] = rule.products;
  if (first === undefined) return text('merchandising.which.any', { parts });
  return text('merchandising.which.named', { first: title(first), more: others.length, parts });
}

function listParts(rule: Rule, { text, collection, ...words }: RuleWords): string[] {
  const { productType, vendor, tag, collectionId, unitsBelow, unitsAbove, marginBelow, marginAbove } = rule;
  const [from, to] = [rule.priceFromMinor, rule.priceToMinor].map((minor) => minor !== null && words.money(minor));
  return [
    productType !== '' && text('merchandising.which.type', { value: productType }),
    vendor !== '' && text('merchandising.which.vendor', { value: vendor }),
    tag !== '' && text('merchandising.which.tag', { value: tag }),
    collectionId !== null && text('merchandising.which.collection', { value: collection(collectionId) }),
    from && to && text('merchandising.which.prices', { from, to }),
    from && !to && text('merchandising.which.priceFrom', { from }),
    !from && to && text('merchandising.which.priceTo', { to }),
    unitsBelow !== null && text('merchandising.which.unitsBelow', { n: unitsBelow }),
    unitsAbove !== null && text('merchandising.which.unitsAbove', { n: unitsAbove }),
    marginBelow !== null && text('merchandising.which.marginBelow', { n: marginBelow }),
    marginAbove !== null && text('merchandising.which.marginAbove', { n: marginAbove }),
  ].filter((part) => typeof part === 'string');
}

function andAlso(text: RuleWords['text'], before: string, next: string): string {
  return text('merchandising.which.and', { before, next });
}

/** Where a rule holds; "none" where it holds everywhere. */
function describePlace({ placement, onProduct }: Rule, { text, title }: RuleWords): string {
  const place = placement === 'everywhere' ? 'none' : text(PLACES[placement]);
  if (onProduct === null) return place;
  const product = title(onProduct);
  return placement === 'everywhere' || placement === 'product'
    ? text('merchandising.where.page', { product })
    : text('merchandising.where.both', { place, product });
}
