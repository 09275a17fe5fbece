import { quantile } from '../math/quantile.ts';
import type { Matrix } from './matrix.ts';

/** The share of rows that should stay, and the bounds of the cap. */
export const ROW_CAP = { share: 0.95, least: 100, most: 500 } as const;

/**
 * Choose the longest row worth counting pairs in: the 95th percentile of the lengths of the filled rows, at least 100
 * and at most 500. Orders of ordinary length all stay; the few as long as a catalogue (a wholesaler's restock) say
 * little of what belongs together, and cost the square of their length.
 */
export function chooseRowCap({ rowCount, offsets }: Matrix): number {
  const lengths = Float64Array.from({ length: rowCount }, (_, row) => offsets[row + 1]! - offsets[row]!)
    .filter((length) => length > 0)
    .sort();
  const { share, least, most } = ROW_CAP;
  return lengths.length === 0 ? least : Math.min(most, Math.max(least, quantile(lengths, share)));
}
