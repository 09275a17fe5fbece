import { ROW_CAP } from '#ml/data/choose-row-cap.ts';
import { keepRow } from './keep-row.ts';
import type { LiveRows } from './live-rows.ts';

/** Bring the cap to what {@link chooseRowCap} makes of the rows now, and what is counted within it. */
export function settleCap(live: LiveRows): void {
  const cap = capOf(live.lengthCounts);
  if (cap === live.cap) return;
  for (const row of live.longRows) {
    const length = live.rows.lengths[row]!;
    if (length <= cap !== length <= live.cap) keepRow(live, row, length <= cap);
  }
  live.cap = cap;
}

function capOf(lengthCounts: Uint32Array): number {
  let filled = 0;
  for (let length = 0; length < lengthCounts.length; length++) filled += lengthCounts[length]!;
  // As `quantile` counts.
  const rank = Math.ceil(ROW_CAP.share * filled - 1e-9);
  let length = 0;
  for (let reached = 0; reached < rank; reached += lengthCounts[length]!) length++;
  return Math.min(ROW_CAP.most, Math.max(ROW_CAP.least, length));
}
