/**
 * A sparse matrix of ones in compressed rows (CSR): the columns of row `r` that hold a one are
 * `columns[offsets[r]]` up to `columns[offsets[r + 1] - 1]`, distinct and ascending.
 */
export interface Matrix {
  readonly rowCount: number;
  readonly columnCount: number;
  /** `rowCount + 1` positions. */
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
}
