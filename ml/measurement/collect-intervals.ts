import type { BuyerOrders } from './order-columns.ts';
import type { ShopColumns } from './shop-columns.ts';

/**
 * Times between two purchases of one item by one buyer: those of item `i` are the positions `offsets[i]` to
 * `offsets[i + 1]`.
 */
export interface Intervals {
  /** One more than there are items. */
  readonly offsets: Uint32Array;
  readonly lengthMs: Float64Array;
  /** Units of the earlier purchase. */
  readonly units: Float64Array;
}

/**
 * Collect the times between purchases of an item: from each order of a buyer with it to that buyer's next order with it.
 * Lines of one order are one purchase, its units added up. Guests have none.
 *
 * @param lineItem item of each line, 0 to `itemCount - 1`; -1 for a line that does not count.
 */
export function collectIntervals(
  { orderedAt, lineOffsets, lineUnits }: Pick<ShopColumns, 'orderedAt' | 'lineOffsets' | 'lineUnits'>,
  { buyerCount, offsets: orderOffsets, positions }: BuyerOrders,
  lineItem: Int32Array,
  itemCount: number,
): Intervals {
  const seenBy = new Int32Array(itemCount).fill(-1);
  const lastOrder = new Uint32Array(itemCount);
  const lastUnits = new Float64Array(itemCount);
  const items = new Int32Array(lineItem.length);
  const lengths = new Float64Array(lineItem.length);
  const units = new Float64Array(lineItem.length);
  let size = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    for (let at = orderOffsets[buyer]!; at < orderOffsets[buyer + 1]!; at++) {
      const order = positions[at]!;
      for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
        const item = lineItem[line]!;
        if (item < 0) continue;
        if (seenBy[item] === buyer) {
          if (lastOrder[item] === order) {
            lastUnits[item]! += lineUnits[line]!;
            continue;
          }
          items[size] = item;
          lengths[size] = orderedAt[order]! - orderedAt[lastOrder[item]!]!;
          units[size++] = lastUnits[item]!;
        }
        seenBy[item] = buyer;
        lastOrder[item] = order;
        lastUnits[item] = lineUnits[line]!;
      }
    }
  }
  return sortByItem(items.subarray(0, size), lengths, units, itemCount);
}

function sortByItem(items: Int32Array, lengths: Float64Array, units: Float64Array, itemCount: number): Intervals {
  const offsets = new Uint32Array(itemCount + 1);
  for (const item of items) offsets[item + 1]! += 1;
  for (let item = 0; item < itemCount; item++) offsets[item + 1]! += offsets[item]!;
  const next = offsets.slice();
  const sorted = { offsets, lengthMs: new Float64Array(items.length), units: new Float64Array(items.length) };
  for (const [from, item] of items.entries()) {
    const to = next[item]!++;
    sorted.lengthMs[to] = lengths[from]!;
    sorted.units[to] = units[from]!;
  }
  return sorted;
}
