import type { LiveRows } from './live-rows.ts';

/** Count a row's ones among those within the cap, or leave them out again. */
export function keepRow(live: LiveRows, row: number, isKept: boolean): void {
  const { values, starts, lengths } = live.rows;
  const step = isKept ? 1 : -1;
  const start = starts[row]!;
  const length = lengths[row]!;
  for (let i = start; i < start + length; i++) live.kept[values[i]!]! += step;
  live.keptOnes += step * length;
}
