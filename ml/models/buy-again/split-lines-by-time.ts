import { splitByTime } from '#ml/data/split-by-time.ts';
import type { PurchaseLines } from './purchase-lines.ts';

/** Split at an instant as {@link splitByTime} does, with the units of each side. */
export function splitLinesByTime(
  purchases: PurchaseLines,
  cutoff: number,
): { before: PurchaseLines; after: PurchaseLines } {
  const { before, after } = splitByTime(purchases, cutoff);
  const { units } = purchases;
  if (!units) return { before, after };
  const at = before.productIds.length;
  return { before: { ...before, units: units.subarray(0, at) }, after: { ...after, units: units.subarray(at) } };
}
