import type { Matrix } from '#ml/data/matrix.ts';

/** The rows of one product, with what is left of their weights while other products of them are picked. */
export interface ServedRows {
  /** Take the rows that hold `column`, and of each the products that are in `likely`, by their position there. */
  open(column: number, likely: Uint32Array, rowWeights: Float32Array): void;
  /**
   * Take a share away from the rows that also hold the product at `picked`: from their weights, and from the `sums` of
   * the likely products in them.
   */
  takeAway(picked: number, share: number, sums: Float64Array): void;
}

/** Create the room for any column's rows, to be used for one after the other. */
export function createServedRows(matrix: Matrix, transposed: Matrix): ServedRows {
  const { mostRows, mostOnes } = measureColumns(matrix, transposed);
  const left = new Float64Array(mostRows);
  const starts = new Uint32Array(mostRows + 1);
  const members = new Uint32Array(mostOnes);
  const places = new Int32Array(matrix.columnCount).fill(-1);
  const holders = new Uint32Array(mostOnes);
  let holderStarts = new Uint32Array(0);
  return {
    open(column, likely, rowWeights) {
      for (let at = 0; at < likely.length; at++) places[likely[at]!] = at;
      holderStarts = new Uint32Array(likely.length + 1);
      let rows = 0;
      let size = 0;
      for (let r = transposed.offsets[column]!; r < transposed.offsets[column + 1]!; r++) {
        const row = transposed.columns[r]!;
        if (rowWeights[row] === 0) continue;
        left[rows++] = rowWeights[row]!;
        for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
          const place = places[matrix.columns[i]!]!;
          if (place < 0) continue;
          members[size++] = place;
          holderStarts[place + 1]! += 1;
        }
        starts[rows] = size;
      }
      for (let at = 0; at < likely.length; at++) {
        places[likely[at]!] = -1;
        holderStarts[at + 1]! += holderStarts[at]!;
      }
      const free = holderStarts.slice();
      for (let row = 0; row < rows; row++) {
        for (let i = starts[row]!; i < starts[row + 1]!; i++) holders[free[members[i]!]!++] = row;
      }
    },
    takeAway(picked, share, sums) {
      for (let h = holderStarts[picked]!; h < holderStarts[picked + 1]!; h++) {
        const row = holders[h]!;
        const less = left[row]! * share;
        left[row]! -= less;
        for (let i = starts[row]!; i < starts[row + 1]!; i++) sums[members[i]!]! -= less;
      }
    },
  };
}

/** The most rows of a column, and the most ones of a column's rows. */
function measureColumns(matrix: Matrix, transposed: Matrix): { mostRows: number; mostOnes: number } {
  let mostRows = 0;
  let mostOnes = 0;
  for (let column = 0; column < matrix.columnCount; column++) {
    let ones = 0;
    for (let r = transposed.offsets[column]!; r < transposed.offsets[column + 1]!; r++) {
      const row = transposed.columns[r]!;
      ones += matrix.offsets[row + 1]! - matrix.offsets[row]!;
    }
    mostRows = Math.max(mostRows, transposed.offsets[column + 1]! - transposed.offsets[column]!);
    mostOnes = Math.max(mostOnes, ones);
  }
  return { mostRows, mostOnes };
}
