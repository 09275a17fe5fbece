/**
 * For products with so many ones each, the rows expected by chance, into `expected` by that number: what `expectPair`
 * gives, four at a time, since each power waits for the one before.
 *
 * @param counts the first `size` are asked for. @param ones all ones of the matrix.
 */
export function expectCounts(
  sizes: Float64Array,
  cap: number,
  { counts, size }: { readonly counts: Uint32Array; readonly size: number },
  ones: number,
  expected: Float64Array,
): void {
  const total = Math.max(1, ones);
  const at = (i: number) => counts[Math.min(i, size - 1)]!;
  for (let i = 0; i < size; i += 4) {
    const missA = 1 - at(i) / total;
    const missB = 1 - at(i + 1) / total;
    const missC = 1 - at(i + 2) / total;
    const missD = 1 - at(i + 3) / total;
    let [powerA, powerB, powerC, powerD] = [1, 1, 1, 1];
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let others = 0; others < cap; others++) {
      // Nothing is added for a size that no row has.
      const rows = sizes[others]!;
      sumA += rows * (1 - powerA);
      sumB += rows * (1 - powerB);
      sumC += rows * (1 - powerC);
      sumD += rows * (1 - powerD);
      powerA *= missA;
      powerB *= missB;
      powerC *= missC;
      powerD *= missD;
    }
    expected[at(i)] = sumA;
    expected[at(i + 1)] = sumB;
    expected[at(i + 2)] = sumC;
    expected[at(i + 3)] = sumD;
  }
}
