/** Take `most` of the values in even steps through them, in their order; all of them if there are no more. */
export function takeEvenly<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  const step = values.length / most;
  return Array.from({ length: most }, (_, n) => values[Math.floor(n * step)]!);
}
