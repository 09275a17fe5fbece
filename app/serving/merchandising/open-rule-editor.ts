import type { Shop } from '../../../prisma/generated/client.ts';
import type { App } from '../../app.server.ts';
import { readBuyerRule } from '../../profiles/segments/read-buyer-rule.ts';
import { formatMinor } from '../format-minor.ts';
import { listProductTitles } from '../list-product-titles.ts';
import { PLACEMENTS, type Placement } from '../placements.ts';
import { countKnownCosts, type KnownCosts } from './count-known-costs.ts';
import { listFacets, type Facets } from './list-facets.ts';
import { listNamedProducts } from './list-named-products.ts';
import { measureRule, type RuleEffect } from './measure-rule.ts';
import { parseRule } from './parse-rule.ts';
import { readRule } from './read-rule.ts';
import { BLANK_RULE, hasCondition, LONGEST_AUDIENCE_NAME, type Audience, type Rule } from './rule.ts';
import { versionOf } from './version-of.ts';

/** What the form of a rule begins with. */
export interface RuleEditor {
  /** Null for a new rule. */
  readonly ruleId: number | null;
  readonly version: string;
  readonly rule: Rule;
  /** The bounds of the price as decimals; empty: none. */
  readonly priceFrom: string;
  readonly priceTo: string;
  readonly effect: RuleEffect | null;
  readonly facets: Facets;
  /** How many buyers the rule holds for at the moment; null: everybody. */
  readonly buyers: number | null;
  readonly costs: KnownCosts;
  readonly placements: readonly Placement[];
  readonly titles: Readonly<Record<number, string>>;
  readonly currency: string;
  readonly timeZone: string;
}

/** Open the form that the address names: `new`, or a rule's id. Null where it names none, or a rule that is gone. */
export async function openRuleEditor(app: App, shop: Shop, params: URLSearchParams): Promise<RuleEditor | null> {
  const asked = params.get('rule');
  if (asked === null) return null;
  const ruleId = asked === 'new' ? null : Number(asked);
  const blank = { ...BLANK_RULE, audience: readAudience(params) };
  const text = ruleId === null ? JSON.stringify(blank) : readRule(app.db, shop.id, ruleId);
  const rule = text === null ? null : ruleId === null ? blank : parseRule(text);
  if (text === null || rule === null) return null;
  const amount = (minor: number | null) => (minor === null ? '' : formatMinor(minor, shop.currency));
  return {
    ruleId,
    version: versionOf(text),
    rule,
    priceFrom: amount(rule.priceFromMinor),
    priceTo: amount(rule.priceToMinor),
    effect: hasCondition(rule) ? measureRule(app, shop.id, { rule, ruleId }) : null,
    facets: listFacets(app.db, shop.id),
    buyers: rule.audience && (await countAudience(app, shop, rule.audience)),
    costs: countKnownCosts(app.db, shop.id),
    placements: Object.keys(PLACEMENTS) as Placement[],
    titles: listProductTitles(app.db, shop.id, listNamedProducts([rule])),
    currency: shop.currency,
    timeZone: shop.ianaTimezone,
  };
}

async function countAudience({ reports }: App, shop: Shop, { rule }: Audience): Promise<number> {
  const [count] = await reports.ask(shop, 'buyers-count', { rules: [rule] });
  return count!.buyers;
}

/** The buyers that a link names in `for`, called `name`; null where it names none that can be read. */
function readAudience(params: URLSearchParams): Audience | null {
  const read = readBuyerRule(params.get('for') ?? '');
  const name = (params.get('name') ?? '').trim().slice(0, LONGEST_AUDIENCE_NAME);
  return 'rule' in read && name !== '' ? { name, rule: read.rule } : null;
}
