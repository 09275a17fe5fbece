/**
 * Decompose a symmetric positive definite matrix into `L L'`, in place: Cholesky's decomposition. Only the lower triangle
 * (row-major, size x size) is read, and becomes `L`.
 *
 * @returns null if the matrix is not positive definite; its content is then undefined.
 */
export function decomposeCholesky(matrix: Float64Array, size: number): Float64Array | null {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= matrix[row * size + k]! * matrix[column * size + k]!;
      if (row > column) matrix[row * size + column] = sum / matrix[column * size + column]!;
      else if (sum > 0) matrix[row * size + row] = Math.sqrt(sum);
      else return null;
    }
  }
  return matrix;
}
