import type { Shop } from '../../../prisma/generated/client.ts';
import type { App } from '../../app.server.ts';
import { listProductTitles } from '../list-product-titles.ts';
import { loadCatalog } from '../load-catalog.ts';
import { listCollectionTitles } from './list-collection-titles.ts';
import { listNamedProducts } from './list-named-products.ts';
import type { ChangeEntry } from './list-changes.ts';
import { loadRules } from './load-rules.ts';
import { readRule } from './read-rule.ts';
import type { Rule, StoredRule, Variety } from './rule.ts';
import { startOfDay } from '../../start-of-day.ts';
import { versionOf } from './version-of.ts';

/** A rule as the admin lists it. */
export interface RuleEntry extends StoredRule {
  /** What a form must carry to change it. */
  readonly version: string;
  /** Whether it speaks now: switched off, before its first day, or after its last. */
  readonly state: 'on' | 'off' | 'waiting' | 'over';
  /** Products that can be shown and that it touches; null while it does not speak. */
  readonly touched: number | null;
}

/** A shop's rules and what they touch. */
export interface MerchandisingOverview {
  readonly rules: readonly RuleEntry[];
  readonly variety: Variety;
  /** Whether new products are tried out. */
  readonly explores: boolean;
  /** Products that can be shown, and how many of them any rule touches. */
  readonly products: number;
  readonly touchedProducts: number;
  /** Titles of the products that rules and changes name, by id. */
  readonly titles: Readonly<Record<number, string>>;
  /** Titles of the shop's collections, by id. */
  readonly collections: Readonly<Record<number, string>>;
}

/** What the merchandising page shows of a shop, with the titles that its `changes` need. */
export function getMerchandising(
  { db, now }: App,
  shop: Shop,
  changes: readonly ChangeEntry[] = [],
): MerchandisingOverview {
  const at = now();
  const { products, merchandising } = loadCatalog(db, shop.id, at);
  const rules = loadRules(db, shop.id);
  const changed = changes.flatMap(({ change }) =>
    change?.of === 'rule' ? [change.before, change.after].filter((rule) => rule !== null && rule !== 'unreadable') : [],
  );
  const active = new Map(merchandising.rules.map((compiled) => [compiled.ruleId, compiled.touches]));
  const isOpen = products.map(({ barrier }) => barrier === null);
  const count = (isTouched: (position: number) => boolean) =>
    isOpen.filter((open, position) => open && isTouched(position)).length;
  return {
    rules: rules.map((stored) => {
      const touches = active.get(stored.ruleId);
      return {
        ...stored,
        version: versionOf(readRule(db, shop.id, stored.ruleId) ?? ''),
        state: touches ? 'on' : stateOf(stored.rule, at, shop.ianaTimezone),
        touched: touches ? count((position) => touches[position] === 1) : null,
      };
    }),
    variety: merchandising.variety,
    explores: merchandising.explores,
    products: count(() => true),
    touchedProducts: count((position) => merchandising.rules.some(({ touches }) => touches[position] === 1)),
    titles: listProductTitles(db, shop.id, listNamedProducts([...rules.map(({ rule }) => rule), ...changed])),
    collections: listCollectionTitles(db, shop.id),
  };
}

function stateOf({ isOn, from }: Rule, now: number, timeZone: string): RuleEntry['state'] {
  if (!isOn) return 'off';
  return from !== null && startOfDay(from, timeZone) > now ? 'waiting' : 'over';
}
