/**
 * Solve `matrix x = vector` for a symmetric positive definite matrix by Cholesky's decomposition. Both arguments are used
 * up; `vector` becomes the solution and is returned. Only the lower triangle (row-major) is read.
 *
 * @returns null if the matrix is not positive definite.
 */
export function solveSymmetric(matrix: Float64Array, vector: Float64Array): Float64Array | null {
  const size = vector.length;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= matrix[row * size + k]! * matrix[column * size + k]!;
      if (row > column) matrix[row * size + column] = sum / matrix[column * size + column]!;
      else if (sum > 0) matrix[row * size + row] = Math.sqrt(sum);
      else return null;
    }
  }
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) vector[row]! -= matrix[row * size + k]! * vector[k]!;
    vector[row]! /= matrix[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) vector[row]! -= matrix[k * size + row]! * vector[k]!;
    vector[row]! /= matrix[row * size + row]!;
  }
  return vector;
}
