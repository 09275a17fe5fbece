import type { BuyerRule } from '../../profiles/segments/buyer-rule.ts';
import type { Placement } from '../placements.ts';

/** What a rule does with a product. */
export type RuleAction = 'pin' | 'boost' | 'bury' | 'exclude';

/** How much a boost or a bury says. */
export type Strength = 'slight' | 'clear' | 'strong';

/** How far lists are kept from showing one product type only. */
export type Variety = 'off' | 'mild' | 'strong';

/** Products a rule may name one by one. */
export const MAX_NAMED_PRODUCTS = 50;
/** Rules a shop may have. */
export const MAX_RULES = 200;
/** Characters a merchant may call a rule's buyers by. */
export const LONGEST_AUDIENCE_NAME = 80;
/** The last place of a list that can be pinned. */
export const MAX_SLOT = 12;

/** Which products a rule is for: every condition that is given must hold. */
export interface RuleCondition {
  /** Product ids, ascending, each once; empty: any. */
  readonly products: readonly number[];
  /** In any case of letters, as are vendor and tag; empty: any. */
  readonly productType: string;
  readonly vendor: string;
  readonly tag: string;
  /** In this collection; null: any. */
  readonly collectionId: number | null;
  /** Bounds of the price on the card, both included; null: no bound. */
  readonly priceFromMinor: number | null;
  readonly priceToMinor: number | null;
  /** Units left, where stock is tracked: fewer than, more than. */
  readonly unitsBelow: number | null;
  readonly unitsAbove: number | null;
  /** Margin in percent of the price on the card: less than, more than. A product without a known cost has none. */
  readonly marginBelow: number | null;
  readonly marginAbove: number | null;
}

/** The buyers a rule holds for, and what the merchant calls them. */
export interface Audience {
  readonly name: string;
  readonly rule: BuyerRule;
}

/** A merchant's rule: what it does, to which products, where and when. */
export interface Rule extends RuleCondition {
  readonly action: RuleAction;
  /** Of a boost or a bury; without meaning for the others. */
  readonly strength: Strength;
  /** The place of a pin, from 1; without meaning for the others. */
  readonly slot: number;
  readonly placement: Placement | 'everywhere';
  /** Only on this product's page; null: on any. */
  readonly onProduct: number | null;
  /** Only for these buyers, as they are when they ask; null: for everybody. */
  readonly audience: Audience | null;
  /** First and last day as `2026-03-04`, in the shop's time zone; null: no bound. */
  readonly from: string | null;
  readonly until: string | null;
  readonly isOn: boolean;
}

/** A rule with its id. Ties between rules break by it: the older one wins. */
export interface StoredRule {
  readonly ruleId: number;
  readonly rule: Rule;
}

/** A rule that says nothing yet: what a form begins with. */
export const BLANK_RULE: Rule = {
  action: 'boost',
  strength: 'clear',
  slot: 1,
  products: [],
  productType: '',
  vendor: '',
  tag: '',
  collectionId: null,
  priceFromMinor: null,
  priceToMinor: null,
  unitsBelow: null,
  unitsAbove: null,
  marginBelow: null,
  marginAbove: null,
  placement: 'everywhere',
  onProduct: null,
  audience: null,
  from: null,
  until: null,
  isOn: true,
};

/** Whether a rule says which products it is for. */
export function hasCondition(condition: RuleCondition): boolean {
  const { products, productType, vendor, tag, collectionId, priceFromMinor, priceToMinor } = condition;
  const { unitsBelow, unitsAbove, marginBelow, marginAbove } = condition;
  return (
    products.length > 0 ||
    collectionId !== null ||
    [productType, vendor, tag].some((text) => text !== '') ||
    [priceFromMinor, priceToMinor, unitsBelow, unitsAbove, marginBelow, marginAbove].some((bound) => bound !== null)
  );
}
