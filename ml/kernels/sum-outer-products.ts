/** `F'F` of the factors in the rows of `F`: row-major, factors x factors, summed in double precision. */
export function sumOuterProducts(rows: Float32Array, factors: number): Float64Array {
  const sum = new Float64Array(factors * factors);
  for (let at = 0; at < rows.length; at += factors) {
    for (let f = 0; f < factors; f++)
      for (let g = 0; g <= f; g++) sum[f * factors + g]! += rows[at + f]! * rows[at + g]!;
  }
  for (let f = 0; f < factors; f++) for (let g = 0; g < f; g++) sum[g * factors + f] = sum[f * factors + g]!;
  return sum;
}
