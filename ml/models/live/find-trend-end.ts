/**
 * The instant from which the age of orders counts: the newest that is not alone, which is to say that has another
 * order at most `window` before it. One order of a clock far ahead would otherwise make all the others old. Of orders
 * that are all alone, the newest; 0 without orders.
 *
 * @param instants newest first; only as many are read as it takes.
 */
export function findTrendEnd(instants: Iterable<number>, window: number): number {
  let newest: number | undefined;
  let before: number | undefined;
  for (const at of instants) {
    if (before !== undefined && before - at <= window) return before;
    newest ??= at;
    before = at;
  }
  return newest ?? 0;
}
