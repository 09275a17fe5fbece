import type { BuyerOrders } from './order-columns.ts';
import type { ShopColumns } from './shop-columns.ts';

/**
 * Every pair of known buyer and product, and when it was bought: pair `i` at the instants `boughtAt[offsets[i]]` to
 * `boughtAt[offsets[i + 1] - 1]`, oldest first.
 */
export interface ProductPairs {
  /** Position in `productIds`. */
  readonly products: Int32Array;
  /** One more than there are pairs. */
  readonly offsets: Uint32Array;
  /** Epoch milliseconds; orders of one instant may repeat it. */
  readonly boughtAt: Float64Array;
}

/**
 * List every pair of known buyer and product with its purchases. A purchase is an order line that was chosen, paid for and
 * kept: what a subscription brings and what is given away say nothing of when more is needed.
 */
export function listProductPairs(
  { orderedAt, lineOffsets, lineProduct, lineUnits, lineNetMinor, lineIsSubscription, productIds }: ShopColumns,
  { buyerCount, offsets: orderOffsets, positions }: BuyerOrders,
): ProductPairs {
  const room = lineProduct.length;
  const pairs = new Uint32Array(room);
  const instants = new Float64Array(room);
  const products = new Int32Array(room);
  const offsets = new Uint32Array(room + 1);
  const seenBy = new Int32Array(productIds.length).fill(-1);
  const pairOf = new Uint32Array(productIds.length);
  let size = 0;
  let pairCount = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    for (let position = orderOffsets[buyer]!; position < orderOffsets[buyer + 1]!; position++) {
      const order = positions[position]!;
      for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
        const product = lineProduct[line]!;
        if (product < 0 || !(lineUnits[line]! > 0 && lineNetMinor[line]! > 0) || lineIsSubscription[line]) continue;
        if (seenBy[product] !== buyer) {
          seenBy[product] = buyer;
          pairOf[product] = pairCount;
          products[pairCount++] = product;
        }
        const pair = pairOf[product]!;
        offsets[pair + 1]! += 1;
        pairs[size] = pair;
        instants[size++] = orderedAt[order]!;
      }
    }
  }
  for (let pair = 0; pair < pairCount; pair++) offsets[pair + 1]! += offsets[pair]!;
  const next = offsets.slice(0, pairCount);
  const boughtAt = new Float64Array(size);
  for (let at = 0; at < size; at++) boughtAt[next[pairs[at]!]!++] = instants[at]!;
  return { products: products.slice(0, pairCount), offsets: offsets.slice(0, pairCount + 1), boughtAt };
}
