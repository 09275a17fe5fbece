/** Candidates of a visit and what speaks for each: one row of sums a candidate. Used again for the next visit. */
export interface CandidateRows {
  readonly width: number;
  readonly marks: Uint32Array;
  /** By product index: its row, where the mark is this visit's. */
  readonly rowOf: Uint32Array;
  /** By row: the product. */
  readonly products: number[];
  sums: Float64Array;
  mark: number;
}

/** Create rows of `width` sums for candidates among `productCount` products. */
export function createCandidateRows(width: number, productCount: number): CandidateRows {
  const marks = new Uint32Array(productCount);
  const rowOf = new Uint32Array(productCount);
  return { width, marks, rowOf, products: [], sums: new Float64Array(width * 1024), mark: 0 };
}

/** Forget every candidate. */
export function clearCandidateRows(rows: CandidateRows): void {
  rows.mark++;
  rows.products.length = 0;
}

/** Where the sums of a product begin; a product that is new starts with zeros. */
export function openRow(rows: CandidateRows, product: number): number {
  const { width } = rows;
  if (rows.marks[product] === rows.mark) return rows.rowOf[product]! * width;
  const row = rows.products.length;
  rows.marks[product] = rows.mark;
  rows.rowOf[product] = row;
  rows.products.push(product);
  const start = row * width;
  if (start + width > rows.sums.length) {
    const grown = new Float64Array(2 * rows.sums.length);
    grown.set(rows.sums);
    rows.sums = grown;
  }
  rows.sums.fill(0, start, start + width);
  return start;
}
