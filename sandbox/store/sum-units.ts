/** Sum units by variant id; lines without a variant are passed over. */
export function sumUnits(
  lines: Iterable<readonly [variantId: string | undefined, units: number]>,
): Map<string, number> {
  const units = new Map<string, number>();
  for (const [variantId, count] of lines) {
    if (variantId !== undefined) units.set(variantId, (units.get(variantId) ?? 0) + count);
  }
  return units;
}
