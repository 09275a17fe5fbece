import { expectPair } from './expect-pair.ts';
import type { PairEvidence } from './live-row.ts';
import type { LiveRows } from './live-rows.ts';
import { settleCap } from './settle-cap.ts';

/**
 * Count the rows that hold two columns, and how many would by chance: what `trainCoPurchase` says of the pair, without
 * the rest of its row. Walks the rows of both columns once.
 *
 * @param sizes room for a histogram of row lengths, all 0; left all 0.
 */
export function countPair(live: LiveRows, column: number, other: number, sizes: Float64Array): PairEvidence {
  settleCap(live);
  const { values, starts, lengths } = live.columns;
  const rowLengths = live.rows.lengths;
  let at = starts[other] ?? 0;
  const last = at + (lengths[other] ?? 0);
  const start = starts[column] ?? 0;
  const end = start + (lengths[column] ?? 0);
  let together = 0;
  for (let i = start; i < end; i++) {
    const row = values[i]!;
    if (rowLengths[row]! > live.cap) continue;
    sizes[rowLengths[row]! - 1]! += 1;
    while (at < last && values[at]! < row) at++;
    if (at < last && values[at] === row) together++;
  }
  const expected = Math.fround(expectPair(sizes, live.cap, (live.kept[other] ?? 0) / Math.max(1, live.keptOnes)));
  sizes.fill(0);
  return { together, expected };
}
