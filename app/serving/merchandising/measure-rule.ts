import type { App } from '../../app.server.ts';
import { NOBODY } from '../buyer-history.ts';
import { loadCatalog } from '../load-catalog.ts';
import { openPreviewShop } from '../open-preview-shop.ts';
import { recommend, type RecommendationQuery } from '../recommend.ts';
import type { ServedShop } from '../served-shop.ts';
import { loadRules } from './load-rules.ts';
import type { Rule } from './rule.ts';

/** What a rule would do, were it on today. */
export interface RuleEffect {
  /** Products that meet its conditions, and how many of them can be shown to somebody. */
  readonly touched: number;
  readonly shown: number;
  /** Some of them, by title. */
  readonly examples: readonly string[];
  /** Lists that were compared with and without the rule, and how many came out otherwise. */
  readonly listsCompared: number;
  readonly listsChanged: number;
  /** The first list that comes out otherwise; null if none does. */
  readonly list: ComparedList | null;
}

/** One list with and without a rule. */
export interface ComparedList {
  readonly placement: RecommendationQuery['placement'];
  /** The page, or what is in the cart; null for a stranger on the home page. */
  readonly seed: string | null;
  readonly before: readonly ComparedProduct[];
  readonly after: readonly ComparedProduct[];
}

interface ComparedProduct {
  readonly productId: number;
  readonly title: string;
  /** The rule is about it. */
  readonly isTouched: boolean;
}

/** The most bought and the newest products, on whose pages the lists are compared. */
const PAGES = 60;
const LIST_LENGTH = 8;
const EXAMPLES = 5;
/** A draft has no id yet; it is younger than every rule. */
const DRAFT_ID = Number.MAX_SAFE_INTEGER;

/** Compare a shop's lists with and without a rule, whatever its days, its switch and for whom; `ruleId` is the rule it replaces. */
export function measureRule(
  app: App,
  shopId: number,
  { rule, ruleId }: { readonly rule: Rule; readonly ruleId: number | null },
): RuleEffect {
  const now = app.now();
  const id = ruleId ?? DRAFT_ID;
  const draft = { ruleId: id, rule: { ...rule, isOn: true, from: null, until: null, audience: null } };
  // One read: positions mean the same in both.
  const [without, catalog] = app.db.sql.transaction(() => {
    const others = loadRules(app.db, shopId).filter((other) => other.ruleId !== id);
    const load = (rules: typeof others) => loadCatalog(app.db, shopId, now, { rules });
    return [load(others), load([...others, draft])] as const;
  })();
  const before = openPreviewShop(app, shopId, without);
  const after: ServedShop = { ...before, catalog };
  const touches = catalog.merchandising.rules.find((compiled) => compiled.ruleId === id)!.touches;
  const touched = catalog.products.filter((_, position) => touches[position] === 1);
  const shown = touched.filter(({ barrier }) => barrier === null);
  const queries = listQueries(before, rule, now);
  const compared = queries.map((query) => ({ query, lists: [before, after].map((shop) => positionsOf(shop, query)) }));
  const changed = compared.filter(({ lists: [left, right] }) => left!.join() !== right!.join());
  const describe = (position: number): ComparedProduct => {
    const { productId, title } = catalog.products[position]!;
    return { productId, title, isTouched: touches[position] === 1 };
  };
  const first = changed[0];
  const seed = first && (first.query.productId ?? first.query.cart[0]);
  return {
    touched: touched.length,
    shown: shown.length,
    examples: shown.slice(0, EXAMPLES).map(({ title }) => title),
    listsCompared: compared.length,
    listsChanged: changed.length,
    list: first
      ? {
          placement: first.query.placement,
          seed: seed === undefined ? null : catalog.products[catalog.positions.get(seed)!]!.title,
          before: first.lists[0]!.map(describe),
          after: first.lists[1]!.map(describe),
        }
      : null,
  };
}

/** The lists that show what a rule does: its own page, or its placement with the most bought products. */
function listQueries(shop: ServedShop, { placement, onProduct }: Rule, now: number): readonly RecommendationQuery[] {
  const base = { productId: null, cart: [], buyer: NOBODY, limit: LIST_LENGTH, now };
  const isPage = placement === 'also-viewed' || placement === 'product' || placement === 'everywhere';
  const page = (productId: number) => ({
    ...base,
    placement: placement === 'also-viewed' ? placement : ('product' as const),
    productId,
  });
  if (onProduct !== null) return isPage && shop.catalog.positions.has(onProduct) ? [page(onProduct)] : [];
  const positions = new Set([...shop.trending.slice(0, PAGES), ...shop.newest].map(({ position }) => position));
  const seeds = [...positions].slice(0, PAGES).map((position) => shop.catalog.products[position]!.productId);
  if (isPage) return seeds.map(page);
  if (placement === 'cart') return seeds.map((productId) => ({ ...base, placement, cart: [productId] }));
  // What a buyer buys again differs from buyer to buyer: there is no list to show.
  return placement === 'buy-again' ? [] : [{ ...base, placement }];
}

function positionsOf(shop: ServedShop, query: RecommendationQuery): readonly number[] {
  return recommend(shop, query).slots.map(({ position }) => position);
}
