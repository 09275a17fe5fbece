/** Solve `L L' x = vector` for the lower triangle `L` of `decomposeCholesky`. In place: `vector` becomes `x`. */
export function solveCholesky(lower: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) vector[row]! -= lower[row * size + k]! * vector[k]!;
    vector[row]! /= lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) vector[row]! -= lower[k * size + row]! * vector[k]!;
    vector[row]! /= lower[row * size + row]!;
  }
  return vector;
}
