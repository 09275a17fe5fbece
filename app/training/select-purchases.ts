import { findIndex } from '#ml/data/find-index.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import type { OrderSnapshot } from '../ingest/order-snapshot.ts';

/**
 * Select what the models learn from: a basket for each counted order, with the distinct products of which the buyer
 * kept at least one unit, and how many. Gift cards and lines without a product are left out; a basket may be empty.
 */
export function selectPurchases(snapshot: OrderSnapshot): Purchases {
  const { lineOffsets, productIds, remainingUnits, isGiftCard } = snapshot;
  const offsets = new Uint32Array(lineOffsets.length);
  const kept = new Float64Array(productIds.length);
  const units = new Float32Array(productIds.length);
  const counts = (line: number) => productIds[line]! > 0 && remainingUnits[line]! > 0 && !isGiftCard[line];
  let size = 0;
  for (let order = 0; order + 1 < lineOffsets.length; order++) {
    const from = size;
    for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
      if (counts(line)) kept[size++] = productIds[line]!;
    }
    size = from + sortDistinct(kept.subarray(from, size));
    offsets[order + 1] = size;
    const basket = kept.subarray(from, size);
    for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
      if (counts(line)) units[from + findIndex(basket, productIds[line]!)]! += remainingUnits[line]!;
    }
  }
  return {
    orderedAt: snapshot.orderedAt,
    buyerIds: snapshot.customerIds,
    offsets,
    productIds: kept.slice(0, size),
    units: units.slice(0, size),
  };
}

/** Sort in place with the distinct values in front; gives how many they are. */
function sortDistinct(values: Float64Array): number {
  values.sort();
  let size = 0;
  for (const [i, value] of values.entries()) {
    if (i > 0 && value === values[i - 1]) continue;
    values[size++] = value;
  }
  return size;
}
