import { estimateRiskDifference, type RiskDifference } from './estimate-risk-difference.ts';
import type { BuyerOrders } from './order-columns.ts';
import type { ShopColumns } from './shop-columns.ts';

/** How buyers whose first order held a product go on, against comparable buyers whose first order did not. */
export interface GatewayProduct extends RiskDifference {
  /** Position in `productIds`. */
  readonly product: number;
  /** Mature buyers who started with it, and those of them with a second order within the window. */
  readonly buyers: number;
  readonly repeated: number;
}

export interface GatewayProducts {
  /** All mature buyers, and those of them with a second order within the window. */
  readonly buyers: number;
  readonly repeated: number;
  /** Whether any first order says where it was sent; without, buyers of all countries are compared as one. */
  readonly knowsCountry: boolean;
  /** Ascending by product. */
  readonly products: readonly GatewayProduct[];
}

export interface GatewayOptions {
  readonly asOf: number;
  readonly windowMs: number;
  /** Month number of each order (consecutive integers, in the shop's time zone). */
  readonly months: Int32Array;
  /** Products fewer buyers started with are left out. */
  readonly minBuyers: number;
  /** Only buyers whose first order came after this instant; all of them by default. */
  readonly firstAfter?: number;
}

/** The buyers who count, by first order: its position, layer and whether a second came in time. */
interface Starters {
  readonly orders: Uint32Array;
  readonly layers: Uint32Array;
  readonly repeated: Uint8Array;
  readonly layerCount: number;
}

/**
 * Measure gateway products: the share of buyers with a second order at most `windowMs` after the first, of those whose
 * first order held the product (at least one unit kept), beyond that of comparable buyers whose first order did not hold
 * it. Comparable is: first order in the same month, discounted or not, sent to the same country (unknown is one of its
 * own); see {@link estimateRiskDifference}. Only buyers whose first order is at least `windowMs` old.
 */
export function measureGatewayProducts(
  columns: ShopColumns,
  buyers: BuyerOrders,
  options: GatewayOptions,
): GatewayProducts {
  const starters = findStarters(columns, buyers, options);
  const { repeated, layers, layerCount } = starters;
  const sizes = new Uint32Array(layerCount);
  const events = new Uint32Array(layerCount);
  let allRepeated = 0;
  for (const [starter, layer] of layers.entries()) {
    sizes[layer]! += 1;
    events[layer]! += repeated[starter]!;
    allRepeated += repeated[starter]!;
  }
  const { offsets, members } = listByProduct(columns, starters.orders);
  const products: GatewayProduct[] = [];
  for (let product = 0; product + 1 < offsets.length; product++) {
    const own = members.subarray(offsets[product], offsets[product + 1]);
    if (own.length < Math.max(1, options.minBuyers)) continue;
    products.push({ product, buyers: own.length, ...compare(own, starters, sizes, events) });
  }
  const knowsCountry = starters.orders.some((order) => columns.countries[columns.country[order]!] !== '');
  return { buyers: layers.length, repeated: allRepeated, knowsCountry, products };
}

function findStarters(
  { orderedAt, isDiscounted, country, countries }: ShopColumns,
  { buyerCount, offsets, positions }: BuyerOrders,
  { asOf, windowMs, months, firstAfter = -Infinity }: GatewayOptions,
): Starters {
  const orders = new Uint32Array(buyerCount);
  const repeated = new Uint8Array(buyerCount);
  let size = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const at = offsets[buyer]!;
    const first = orderedAt[positions[at]!]!;
    if (first > asOf - windowMs || first <= firstAfter) continue;
    orders[size] = positions[at]!;
    const isBack = at + 1 < offsets[buyer + 1]! && orderedAt[positions[at + 1]!]! - first <= windowMs;
    repeated[size++] = isBack ? 1 : 0;
  }
  const kept = orders.slice(0, size);
  // Orders come by time, and buyers by their first order: the first month is the earliest.
  const firstMonth = size > 0 ? months[kept[0]!]! : 0;
  const layers = Uint32Array.from(
    kept,
    (order) => ((months[order]! - firstMonth) * 2 + isDiscounted[order]!) * countries.length + country[order]!,
  );
  const layerCount = layers.reduce((most, layer) => Math.max(most, layer + 1), 0);
  return { orders: kept, layers, repeated: repeated.slice(0, size), layerCount };
}

/**
 * The starters of each product, ascending: those of product `p` are `members[offsets[p]]` to
 * `members[offsets[p + 1] - 1]`.
 */
function listByProduct({ lineOffsets, lineProduct, lineUnits, productIds }: ShopColumns, orders: Uint32Array) {
  const offsets = new Uint32Array(productIds.length + 1);
  const seenBy = new Int32Array(productIds.length);
  const visit = (take: (product: number, starter: number) => void) => {
    seenBy.fill(-1);
    for (const [starter, order] of orders.entries()) {
      for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
        const product = lineProduct[line]!;
        if (product < 0 || !(lineUnits[line]! > 0) || seenBy[product] === starter) continue;
        seenBy[product] = starter;
        take(product, starter);
      }
    }
  };
  visit((product) => (offsets[product + 1]! += 1));
  for (let product = 0; product < productIds.length; product++) offsets[product + 1]! += offsets[product]!;
  const next = offsets.slice();
  const members = new Uint32Array(offsets[productIds.length]!);
  visit((product, starter) => (members[next[product]!++] = starter));
  return { offsets, members };
}

function compare(
  own: Uint32Array,
  { layers, repeated }: Starters,
  sizes: Uint32Array,
  events: Uint32Array,
): RiskDifference & { readonly repeated: number } {
  // Starters of a product come by time, layers of one month beside each other: sorted, equal layers are runs.
  const sorted = Uint32Array.from(own, (starter) => layers[starter]! * 2 + repeated[starter]!).sort();
  const exposed: number[] = [];
  const exposedEvents: number[] = [];
  const others: number[] = [];
  const otherEvents: number[] = [];
  let total = 0;
  for (let at = 0; at < sorted.length;) {
    const layer = sorted[at]! >> 1;
    let [n, x] = [0, 0];
    for (; at < sorted.length && sorted[at]! >> 1 === layer; at++, n++) x += sorted[at]! & 1;
    total += x;
    exposed.push(n);
    exposedEvents.push(x);
    others.push(sizes[layer]! - n);
    otherEvents.push(events[layer]! - x);
  }
  return { repeated: total, ...estimateRiskDifference({ exposed, exposedEvents, others, otherEvents }) };
}
