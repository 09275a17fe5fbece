/**
 * Re-point a column of positions, in place, so that only positions in use are left and they stand in the order of
 * `compare`. A negative entry points at nothing and stays.
 *
 * @param column positions in a list of `size` names.
 * @param compare order of two old positions.
 * @returns the old position of each new one.
 */
export function compactColumn(
  column: Uint16Array | Uint32Array | Int32Array,
  size: number,
  compare: (left: number, right: number) => number,
): number[] {
  const isUsed = new Uint8Array(size);
  for (let at = 0; at < column.length; at++) if (column[at]! >= 0) isUsed[column[at]!] = 1;
  const kept = Array.from(isUsed.keys()).filter((name) => isUsed[name] === 1);
  kept.sort(compare);
  if (kept.every((old, position) => old === position)) return kept;
  const moved = new Int32Array(size);
  for (const [position, old] of kept.entries()) moved[old] = position;
  for (let at = 0; at < column.length; at++) if (column[at]! >= 0) column[at] = moved[column[at]!]!;
  return kept;
}
