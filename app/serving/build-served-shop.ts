import { findIndex } from '#ml/data/find-index.ts';
import { selectTop } from '#ml/math/select-top.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';
import type { VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import type { Catalog } from './catalog.ts';
import { formatMinor } from './format-minor.ts';
import type { LiveCounts } from './live/live-counts.ts';
import type { Fallback } from './placements.ts';
import type { Candidate, ServedShop } from './served-shop.ts';

/** Longer than any answer with all that may be left out of it. */
const LIST_LENGTH = 300;
/** All orders of a product together, beside its recent ones: less than an order of the last days adds in an hour. */
const EARLIER = 1e-3;

interface Parts {
  readonly shopId: number;
  readonly catalog: Catalog;
  readonly model: ShopModel | null;
  readonly modelVersion: string | null;
  /** Default null: the model's own counts answer. */
  readonly live?: LiveCounts | null;
  /** Default null: no visit is known. */
  readonly visits?: VisitModel | null;
}

/** What of a served shop stays as it is while orders come. */
export type StillShop = Omit<ServedShop, 'live' | 'visits' | 'trending' | 'bestsellers'> & {
  /** Positions that can be shown, by product type. */
  readonly types: ReadonlyMap<string, readonly number[]>;
};

/** Join a catalogue, a model and the live counts into what answers shoppers. Ties go to the smaller product id. */
export function buildServedShop({ live = null, visits = null, ...parts }: Parts): ServedShop {
  return countLive(buildStillShop(parts), live, visits);
}

/** Join a catalogue and a model: the part of a served shop that no order changes. */
export function buildStillShop({ shopId, catalog, model, modelVersion }: Omit<Parts, 'live' | 'visits'>): StillShop {
  const vocabulary = model?.vocabulary ?? new Float64Array(0);
  const indices = Int32Array.from(catalog.products, ({ productId }) => findIndex(vocabulary, productId));
  const types = new Map<string, number[]>();
  const shown: number[] = [];
  for (const [position, { barrier, productType }] of catalog.products.entries()) {
    if (barrier !== null) continue;
    shown.push(position);
    const own = types.get(productType);
    if (own) own.push(position);
    else if (productType !== '') types.set(productType, [position]);
  }
  const ordersOf = (position: number) => model?.popularity.orders[indices[position]!] ?? 0;
  return {
    ...{ shopId, catalog, model, modelVersion, indices, types },
    newest: rank('newest', shown, (position) => catalog.products[position]!.publishedAt, ordersOf),
    titles: catalog.products.map(({ title }) => JSON.stringify(title).slice(1, -1)),
    cards: catalog.products.map((product) => (product.barrier === null ? writeCard(product, catalog.currency) : '')),
  };
}

/** Add what the orders say now. Each list is put in order when it is first asked for. */
export function countLive(still: StillShop, live: LiveCounts | null, visits: VisitModel | null): ServedShop {
  const { catalog, model, indices, types } = still;
  const bestsellers = new Map<string, readonly Candidate[]>();
  let trending: readonly Candidate[] | undefined;
  let recent: ReadonlyMap<number, number> | undefined;
  const ordersOf = live
    ? (position: number) => live.ordersOf(catalog.products[position]!.productId)
    : (position: number) => model?.popularity.orders[indices[position]!] ?? 0;
  const countRecent = () => (recent ??= live ? scoreLive(live, catalog) : scoreTrained(still));
  return {
    ...still,
    live,
    visits,
    get trending() {
      if (trending) return trending;
      const scores = countRecent();
      return (trending = rank('trending', [...scores.keys()], (position) => scores.get(position)!, ordersOf));
    },
    bestsellers: {
      get(productType) {
        const known = bestsellers.get(productType);
        const positions = types.get(productType);
        if (known || !positions) return known;
        const scores = countRecent();
        const most = positions.reduce((max, position) => Math.max(max, ordersOf(position)), 1);
        const scoreOf = (position: number) => (scores.get(position) ?? 0) + (EARLIER * ordersOf(position)) / most;
        const list = rank('same-type', positions, scoreOf, ordersOf);
        bestsellers.set(productType, list);
        return list;
      },
    },
  };
}

/** Trending by position, of what can be shown. */
function scoreLive(live: LiveCounts, { products, positions }: Catalog): Map<number, number> {
  const { productIds, scores } = live.trending();
  const found = new Map<number, number>();
  for (const [index, productId] of productIds.entries()) {
    const position = positions.get(productId);
    if (position !== undefined && products[position]!.barrier === null) found.set(position, scores[index]!);
  }
  return found;
}

function scoreTrained({ catalog, model, indices }: StillShop): Map<number, number> {
  const found = new Map<number, number>();
  for (const [position, { barrier }] of catalog.products.entries())
    if (barrier === null) found.set(position, model?.popularity.trending[indices[position]!] ?? 0);
  return found;
}

function rank(
  kind: Fallback,
  positions: readonly number[],
  scoreOf: (position: number) => number,
  ordersOf: (position: number) => number,
): Candidate[] {
  const compare = (left: number, right: number) => scoreOf(right) - scoreOf(left) || left - right;
  return selectTop(positions, LIST_LENGTH, compare, (position) => scoreOf(position) > 0).map((position) => ({
    position,
    score: scoreOf(position),
    reason: { kind, withPosition: null, by: null, together: ordersOf(position), expected: null },
  }));
}

function writeCard(product: Catalog['products'][number], currency: string): string {
  const { variantId, compareAtMinor } = product;
  const card = JSON.stringify({
    id: String(product.productId),
    variantId: variantId === null ? null : String(variantId),
    handle: product.handle,
    title: product.title,
    price: formatMinor(product.priceMinor, currency),
    compareAtPrice: compareAtMinor === null ? null : formatMinor(compareAtMinor, currency),
    currency,
    image: product.imageUrl,
    url: `/products/${encodeURIComponent(product.handle)}?rg=`,
  });
  return card.slice(0, -2);
}
