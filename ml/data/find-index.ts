/** The index of `id` in an ascending vocabulary, or -1 if it is not in it. Binary search. */
export function findIndex(vocabulary: Float64Array, id: number): number {
  let low = 0;
  let high = vocabulary.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = vocabulary[middle]!;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
