import { ROW_CAP } from '#ml/data/choose-row-cap.ts';
import { insertSorted } from './insert-sorted.ts';
import { keepRow } from './keep-row.ts';
import type { LiveRows } from './live-rows.ts';
import { removeSorted } from './remove-sorted.ts';

/** Put a one at (row, column), or take it away. @returns whether that changed anything. */
export function setOne(live: LiveRows, row: number, column: number, isOne: boolean): boolean {
  const { rows, columns, longRows, lengthCounts, cap } = live;
  if (!(isOne ? insertSorted : removeSorted)(rows, row, column)) return false;
  (isOne ? insertSorted : removeSorted)(columns, column, row);
  if (column >= live.kept.length) live.kept = widen(live.kept, column + 1);
  const after = rows.lengths[row]!;
  const before = isOne ? after - 1 : after + 1;
  if (before > 0) lengthCounts[Math.min(before, ROW_CAP.most + 1)]! -= 1;
  if (after > 0) lengthCounts[Math.min(after, ROW_CAP.most + 1)]! += 1;
  if (after > ROW_CAP.least) longRows.add(row);
  else longRows.delete(row);
  if (before <= cap) {
    live.kept[column]! += isOne ? 1 : -1;
    live.keptOnes += isOne ? 1 : -1;
  }
  // Past the cap a row goes whole, and below it comes back.
  if (before <= cap !== after <= cap) keepRow(live, row, after <= cap);
  return true;
}

function widen(counts: Uint32Array, length: number): Uint32Array {
  const wider = new Uint32Array(Math.ceil(length * 1.5));
  wider.set(counts);
  return wider;
}
