/**
 * Move labels apart so that none covers another, each as near to its own place as there is room for, in the same order.
 *
 * @param places from the top, in any order.
 */
export function spreadLabels(
  places: readonly number[],
  { least, most, gap }: { readonly least: number; readonly most: number; readonly gap: number },
): number[] {
  const order = [...places.keys()].sort((a, b) => places[a]! - places[b]! || a - b);
  const spread = [...places];
  let floor = least;
  for (const label of order) {
    spread[label] = Math.max(places[label]!, floor);
    floor = spread[label]! + gap;
  }
  let ceiling = most;
  for (const label of order.toReversed()) {
    spread[label] = Math.min(spread[label]!, ceiling);
    ceiling = spread[label]! - gap;
  }
  return spread;
}
