import { findIndex } from '#ml/data/find-index.ts';
import type { PurchaseLines } from '#ml/models/buy-again/purchase-lines.ts';
import type { OrderSnapshot } from '../ingest/order-snapshot.ts';
import { selectPurchases } from './select-purchases.ts';

/** Select what {@link selectPurchases} does, with the units of each product that the buyer kept. */
export function selectPurchaseLines(snapshot: OrderSnapshot): PurchaseLines & { readonly units: Float32Array } {
  const purchases = selectPurchases(snapshot);
  const { offsets, productIds } = purchases;
  const { lineOffsets, remainingUnits, isGiftCard } = snapshot;
  const units = new Float32Array(productIds.length);
  for (let order = 0; order + 1 < lineOffsets.length; order++) {
    const basket = productIds.subarray(offsets[order], offsets[order + 1]);
    for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
      if (isGiftCard[line] || !(remainingUnits[line]! > 0)) continue;
      const at = findIndex(basket, snapshot.productIds[line]!);
      if (at >= 0) units[offsets[order]! + at]! += remainingUnits[line]!;
    }
  }
  return { ...purchases, units };
}
