export interface PlacedLabel {
  /** Where its middle belongs, from the top. */
  readonly place: number;
  readonly height: number;
}

/**
 * Move labels apart so that none covers another, each as near to its own place as there is room for, in the same order.
 *
 * @param least where the first may begin. @param most where the last may end. @returns their middles.
 */
export function spreadLabels(
  labels: readonly PlacedLabel[],
  { least, most }: { readonly least: number; readonly most: number },
): number[] {
  const order = [...labels.keys()].sort((a, b) => labels[a]!.place - labels[b]!.place || a - b);
  const spread = labels.map(({ place }) => place);
  let floor = least;
  for (const label of order) {
    const half = labels[label]!.height / 2;
    spread[label] = Math.max(spread[label]!, floor + half);
    floor = spread[label]! + half;
  }
  let ceiling = most;
  for (const label of order.toReversed()) {
    const half = labels[label]!.height / 2;
    spread[label] = Math.min(spread[label]!, ceiling - half);
    ceiling = spread[label]! - half;
  }
  return spread;
}
