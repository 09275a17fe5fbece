import type { ProfileColumns } from './profile-columns.ts';

/** One product a buyer bought. Instants in epoch milliseconds. */
export interface OwnProduct {
  /** Position in the columns' `productIds`. */
  readonly product: number;
  /** Purchases: lines of one instant are one. */
  count: number;
  readonly firstAt: number;
  lastAt: number;
}

/** So many are found faster by looking through them than by a Map. */
const FEW = 24;

/**
 * List the products a buyer chose and paid for, in the order in which they came first: units kept, a price above 0, not by
 * subscription, which comes by itself.
 *
 * @param orders positions of the buyer's orders, by time.
 */
export function listOwnProducts(
  { orderedAt, lineOffsets, lineProduct, lineUnits, lineNetMinor, lineIsSubscription }: ProfileColumns,
  orders: Uint32Array,
): OwnProduct[] {
  const own: OwnProduct[] = [];
  let known: Map<number, OwnProduct> | null = null;
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i]!;
    const at = orderedAt[order]!;
    for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
      const product = lineProduct[line]!;
      const counts = product >= 0 && lineUnits[line]! > 0 && lineNetMinor[line]! > 0 && !lineIsSubscription[line];
      if (!counts) continue;
      const found = known ? known.get(product) : find(own, product);
      if (!found) {
        const one = { product, count: 1, firstAt: at, lastAt: at };
        own.push(one);
        if (known) known.set(product, one);
        else if (own.length > FEW) known = new Map(own.map((each) => [each.product, each]));
      } else if (at > found.lastAt) {
        found.count += 1;
        found.lastAt = at;
      }
    }
  }
  return own;
}

function find(own: readonly OwnProduct[], product: number): OwnProduct | undefined {
  for (let i = 0; i < own.length; i++) if (own[i]!.product === product) return own[i];
  return undefined;
}
