import type { Matrix } from '#ml/data/matrix.ts';
import { transposeMatrix } from '#ml/data/transpose-matrix.ts';
import { selectTop } from '#ml/math/select-top.ts';
import type { ItemTable } from '../item-table.ts';

interface DiversePairsOptions {
  /** How much each row counts, 0 and above. */
  readonly rowWeights: Float32Array;
  /** Added to each score whoever asks, by column: it decides what is picked, and is not part of what is returned. */
  readonly prior: Float32Array;
  /** Share of a row's weight that a pick takes away, from 0 (picks do not look at each other) to below 1. */
  readonly overlap: number;
  readonly maxNeighbors: number;
}

/** Looking for a product in a row costs about as much as looking at so many rows that are not asked about. */
const SEARCH_COST = 16;

/**
 * Train for each product the list in which most of its orders find at least one of theirs (Chen & Karger, "Less is
 * more", SIGIR 2006: the 1-call objective, picked greedily).
 *
 * The score of Y for X is the weight of the rows that hold both. Once Y is picked, each row with X and Y has
 * `1 - overlap` of its weight left, so the next pick serves the rows that have been served least: one lunch box, then a
 * teacup, and not ten lunch boxes. The score is the one at which a product was picked. Picks are made among the
 * `4 * maxNeighbors` products with the most weight; with the prior added their scores descend, equal ones by index.
 */
export function trainDiversePairs(
  matrix: Matrix,
  { rowWeights, prior, overlap, maxNeighbors }: DiversePairsOptions,
): ItemTable {
  const transposed = transposeMatrix(matrix);
  const { columnCount } = matrix;
  const offsets = new Uint32Array(columnCount + 1);
  const products: number[] = [];
  const scores: number[] = [];
  const room = {
    left: new Float64Array(matrix.rowCount),
    sums: new Float64Array(columnCount),
    isOpen: new Uint8Array(columnCount),
  };
  for (let column = 0; column < columnCount; column++) {
    const touched = sumRows(matrix, transposed, column, rowWeights, room);
    const scoreOf = (other: number) => room.sums[other]! + prior[other]!;
    const likely = selectTop(touched, 4 * maxNeighbors, (a, b) => scoreOf(b) - scoreOf(a) || a - b).sort(
      (a, b) => a - b,
    );
    for (let picks = 0; picks < maxNeighbors; picks++) {
      const best = findBest(likely, room, prior);
      if (best < 0) break;
      products.push(best);
      scores.push(room.sums[best]!);
      room.isOpen[best] = 0;
      if (overlap > 0) takeAway(matrix, transposed, [column, best], overlap, room);
    }
    clear(transposed, column, touched, room);
    offsets[column + 1] = products.length;
  }
  return { offsets, products: Uint32Array.from(products), scores: Float32Array.from(scores) };
}

/** What is worked out for one product: the weight left of its rows (0 of others), and the sum of it by column. */
interface Room {
  readonly left: Float64Array;
  readonly sums: Float64Array;
  /** 1 where the column may still be picked. */
  readonly isOpen: Uint8Array;
}

/** Fill the room for a column; gives the columns it shares rows with. */
function sumRows(matrix: Matrix, transposed: Matrix, column: number, rowWeights: Float32Array, room: Room): number[] {
  const touched: number[] = [];
  const end = transposed.offsets[column + 1]!;
  for (let r = transposed.offsets[column]!; r < end; r++) {
    const row = transposed.columns[r]!;
    const weight = rowWeights[row]!;
    if (weight === 0) continue;
    room.left[row] = weight;
    const last = matrix.offsets[row + 1]!;
    for (let i = matrix.offsets[row]!; i < last; i++) {
      const other = matrix.columns[i]!;
      if (other === column) continue;
      if (room.isOpen[other] === 0) {
        room.isOpen[other] = 1;
        touched.push(other);
      }
      room.sums[other]! += weight;
    }
  }
  return touched;
}

function findBest(likely: readonly number[], { sums, isOpen }: Room, prior: Float32Array): number {
  let best = -1;
  let bestScore = -1;
  for (const column of likely) {
    const score = sums[column]! + prior[column]!;
    if (isOpen[column] === 1 && score > bestScore) {
      best = column;
      bestScore = score;
    }
  }
  return best;
}

/** Take the overlap away from the rows that hold both: those of the pick, or, where they are many more, of the column. */
function takeAway(
  matrix: Matrix,
  transposed: Matrix,
  [column, pick]: readonly [column: number, pick: number],
  overlap: number,
  { left, sums }: Room,
): void {
  const rowsOf = (product: number) => transposed.offsets[product + 1]! - transposed.offsets[product]!;
  const isRare = SEARCH_COST * rowsOf(column) < rowsOf(pick);
  const source = isRare ? column : pick;
  const end = transposed.offsets[source + 1]!;
  for (let r = transposed.offsets[source]!; r < end; r++) {
    const row = transposed.columns[r]!;
    if (left[row] === 0) continue;
    const from = matrix.offsets[row]!;
    const to = matrix.offsets[row + 1]!;
    if (isRare && !matrix.columns.subarray(from, to).includes(pick)) continue;
    const less = left[row]! * overlap;
    left[row]! -= less;
    for (let i = from; i < to; i++) sums[matrix.columns[i]!]! -= less;
  }
}

function clear(transposed: Matrix, column: number, touched: readonly number[], { left, sums, isOpen }: Room): void {
  const end = transposed.offsets[column + 1]!;
  for (let r = transposed.offsets[column]!; r < end; r++) left[transposed.columns[r]!] = 0;
  for (const other of touched) {
    sums[other] = 0;
    isOpen[other] = 0;
  }
  sums[column] = 0;
}
