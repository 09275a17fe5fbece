/** A sparse matrix of weights in compressed rows (CSR); the columns of a row are distinct and ascending. */
export interface WeightedRows {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly weights: Float32Array;
}
