import type { BuyerOrders } from './order-columns.ts';

/**
 * The buyers that meet a condition, with all their orders, in the same order.
 *
 * @param isSelected told the buyer and the position of the buyer's first order.
 */
export function selectBuyers(
  { buyerCount, offsets, positions }: BuyerOrders,
  isSelected: (buyer: number, firstOrder: number) => boolean,
): BuyerOrders {
  const kept = new Uint32Array(buyerCount);
  const keptOffsets = new Uint32Array(buyerCount + 1);
  let count = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const from = offsets[buyer]!;
    if (!isSelected(buyer, positions[from]!)) continue;
    kept[count] = buyer;
    keptOffsets[count + 1] = keptOffsets[count]! + offsets[buyer + 1]! - from;
    count += 1;
  }
  const keptPositions = new Uint32Array(keptOffsets[count]!);
  for (let at = 0; at < count; at++) {
    const buyer = kept[at]!;
    keptPositions.set(positions.subarray(offsets[buyer]!, offsets[buyer + 1]!), keptOffsets[at]!);
  }
  return { buyerCount: count, offsets: keptOffsets.slice(0, count + 1), positions: keptPositions };
}
