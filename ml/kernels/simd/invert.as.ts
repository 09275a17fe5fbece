import { mirror } from './gram.as';
import { invertBlock, packPanel, scalePanel } from './panel.as';
import { meet, take } from './threads.as';
import { subtractTile } from './tile.as';

/** Columns eliminated at once. */
const BLOCK: i32 = 64;
/** Rows of a piece of work, and columns whose packed panel stays in the cache. */
const ROWS: i32 = 32;
const COLUMNS: i32 = 512;

/**
 * Invert a symmetric positive definite matrix in place: Gauss-Jordan elimination (Bauer & Reinsch, 1971), `BLOCK`
 * columns at a time. With `A_KK` the block on the diagonal and `Q` the panel of its columns:
 * `A -= (Q A_KK^-1) Q'` elsewhere, the panel becomes `Q A_KK^-1`, the block `-A_KK^-1`; in the end the matrix is
 * `-A^-1`. Half as many operations as without symmetry: the lower triangle is all that is read and written until then.
 *
 * @param size a multiple of 8. @param room 3 panels of `size` x 64 numbers, and the block (see `packPanel`).
 * @returns 0 if the matrix is not positive definite.
 */
export function invert(matrix: usize, size: i32, stride: i32, room: usize, thread: i32, threads: i32): i32 {
  const panel = (<usize>size * BLOCK) << 2;
  const tall = room,
    wide = room + panel,
    scaled = wide + panel,
    block = scaled + panel;
  const failed = block + ((BLOCK * BLOCK) << 4);
  if (thread == 0) store<i32>(failed, 0);
  for (let k = 0; k < size; k += BLOCK) {
    const depth = min(BLOCK, size - k);
    meet(threads);
    if (thread == 0 && !invertBlock(matrix, stride, k, depth, block)) atomic.store<i32>(failed, 1);
    for (let i = take() << 3; i < size; i = take() << 3) packPanel(matrix, stride, k, depth, i, tall, wide);
    meet(threads);
    if (atomic.load<i32>(failed)) return 0;
    for (let i = take() << 2; i < size; i = take() << 2) {
      scalePanel(matrix, stride, k, depth, i, tall, block, scaled, thread);
    }
    meet(threads);
    const last = (size + ROWS - 1) / ROWS - 1;
    for (let piece = take(); piece <= last; piece = take()) {
      // The longest rows first: the threads finish together.
      subtractRows(matrix, stride, size, (last - piece) * ROWS, depth, scaled, wide);
    }
  }
  mirror(matrix, size, stride, -1, threads);
  return 1;
}

/** `A -= W Q'` in the lower triangle of `ROWS` rows. */
function subtractRows(matrix: usize, stride: i32, size: i32, first: i32, depth: i32, scaled: usize, wide: usize): void {
  const end = min(first + ROWS, size);
  for (let j0 = 0; j0 < end; j0 += COLUMNS) {
    for (let i = first; i < end; i += 4) {
      const jEnd = min(j0 + COLUMNS, i + 4);
      const row = matrix + ((<usize>i * stride) << 2);
      const a = scaled + ((<usize>i * depth) << 2);
      for (let j = j0; j < jEnd; j += 8) {
        subtractTile(a, 16, wide + ((<usize>j * depth) << 2), 32, row + (j << 2), stride << 2, depth);
      }
    }
  }
}
