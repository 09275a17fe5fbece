import type { Catalog } from '#app/serving/catalog.ts';
import { compileRules } from '#app/serving/merchandising/compile-rules.ts';
import type { ProductFacts } from '#app/serving/merchandising/create-matcher.ts';
import { BLANK_RULE, type Rule, type Variety } from '#app/serving/merchandising/rule.ts';
import type { ServedShop } from '#app/serving/served-shop.ts';
import { NOW } from '../make-served-shop.ts';

/** A rule that says this and nothing else. */
export function makeRule(change: Partial<Rule>): Rule {
  return { ...BLANK_RULE, ...change };
}

interface Rules {
  readonly rules?: readonly Partial<Rule>[];
  readonly variety?: Variety;
  /** What a rule can ask, by product id; without vendor, tags, collections and tracked stock where nothing is said. */
  readonly facts?: Readonly<Record<number, Partial<ProductFacts>>>;
  readonly now?: number;
}

/** The shop with these rules, whose ids count from 1. */
export function makeRuledShop(
  shop: ServedShop,
  { rules = [], variety = 'off', facts = {}, now = NOW }: Rules,
): ServedShop {
  const merchandising = compileRules({
    rules: rules.map((change, index) => ({ ruleId: index + 1, rule: makeRule(change) })),
    variety,
    facts: shop.catalog.products.map(({ productId, productType, priceMinor }) => ({
      productId,
      productType: productType.toLowerCase(),
      vendor: '',
      tags: '[]',
      collectionIds: [],
      priceMinor,
      units: null,
      costMinor: null,
      ...facts[productId],
    })),
    now,
    timeZone: 'Europe/London',
  });
  const catalog: Catalog = { ...shop.catalog, merchandising };
  return { ...shop, catalog };
}
