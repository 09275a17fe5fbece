import { meet, take } from './threads.as';

/** Columns a thread takes at a time. */
const PIECE: i32 = 8;

/**
 * The lower triangle of `X' diag(weights) X` in rows of `stride` numbers, plus `ridge` on the diagonal. The matrix comes
 * twice: by rows (`offsets`, `columns`) and by columns (`starts`, `rows`). Row `i` of the result gathers, in ascending
 * order, the rows that hold column `i`: the same sums whoever adds them. Rows from `size` up to `padded` are those of
 * the identity. `weights` and `ridge` may be 0: ones, and nothing.
 */
export function gram(
  offsets: usize,
  columns: usize,
  starts: usize,
  rows: usize,
  weights: usize,
  ridge: usize,
  out: usize,
  size: i32,
  padded: i32,
  stride: i32,
  threads: i32,
): void {
  meet(threads);
  for (let from = take() * PIECE; from < padded; from = take() * PIECE) {
    for (let i = from; i < min(from + PIECE, padded); i++) {
      const row = out + ((<usize>i * stride) << 2);
      memory.fill(row, 0, (i + 1) << 2);
      if (i < size) {
        gather(offsets, columns, starts, rows, weights, row, i);
        if (ridge) addTo(row + (i << 2), load<f32>(ridge + (i << 2)));
      } else store<f32>(row + (i << 2), 1);
    }
  }
  meet(threads);
}

/** Row `i` of the lower triangle. `weights` may be 0: ones. */
export function gather(
  offsets: usize,
  columns: usize,
  starts: usize,
  rows: usize,
  weights: usize,
  out: usize,
  i: i32,
): void {
  const end = rows + (load<u32>(starts + (i << 2), 4) << 2);
  for (let at = rows + (load<u32>(starts + (i << 2)) << 2); at < end; at += 4) {
    const row = load<u32>(at);
    const weight: f32 = weights ? load<f32>(weights + (row << 2)) : 1;
    // Columns ascend, and the row holds column i: it is where the triangle ends.
    let column: i32;
    let place = columns + (load<u32>(offsets + (row << 2)) << 2);
    do {
      column = load<i32>(place);
      addTo(out + (column << 2), weight);
      place += 4;
    } while (column < i);
  }
}

function addTo(place: usize, value: f32): void {
  store<f32>(place, load<f32>(place) + value);
}

/** Copy the lower triangle, times `sign`, onto the upper one, in blocks that stay in the cache. */
export function mirror(matrix: usize, size: i32, stride: i32, sign: f32, threads: i32): void {
  const BLOCK = 32;
  meet(threads);
  for (let i0 = take() * BLOCK; i0 < size; i0 = take() * BLOCK) {
    const i1 = min(i0 + BLOCK, size);
    for (let j0 = 0; j0 <= i0; j0 += BLOCK) {
      for (let i = i0; i < i1; i++) {
        const last = min(j0 + BLOCK - 1, i);
        for (let j = j0; j <= last; j++) {
          const place = matrix + ((<usize>i * stride + j) << 2);
          const value = load<f32>(place) * sign;
          store<f32>(place, value);
          store<f32>(matrix + ((<usize>j * stride + i) << 2), value);
        }
      }
    }
  }
  meet(threads);
}
