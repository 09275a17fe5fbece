import { gather, mirror } from './gram.as';
import { meet, take } from './threads.as';

/** Columns a thread takes at a time. */
const PIECE: i32 = 8;
/** Rounding in single precision never hides a neighbour. */
const SLACK: f64 = 0.99999;

/**
 * For each column the `most` others of largest cosine, best first, equal ones by index. The matrix comes by rows and by
 * columns; `inverses` holds `1 / sqrt(rows of the column)`, 0 where there are none.
 *
 * @param found how many each column has; its neighbours and cosines start at `column * most`.
 * @param room for each thread: a count for each of `padded` columns (a multiple of 16), then `most` doubles.
 * @param dense 0, or room for `size` rows of `padded` counts: then each pair is counted once, not twice.
 */
export function nearestColumns(
  offsets: usize,
  columns: usize,
  starts: usize,
  rows: usize,
  inverses: usize,
  size: i32,
  padded: i32,
  most: i32,
  found: usize,
  neighbors: usize,
  cosines: usize,
  room: usize,
  dense: usize,
  thread: i32,
  threads: i32,
): void {
  const bytes = (<usize>padded) << 2;
  const own = room + <usize>thread * (bytes + ((<usize>most) << 3));
  const scores = own + bytes;
  meet(threads);
  if (dense) {
    for (let from = take() * PIECE; from < size; from = take() * PIECE) {
      // The rows of the most columns first: the threads finish together.
      for (let column = max(size - from - PIECE, 0); column < size - from; column++) {
        const counts = dense + <usize>column * bytes;
        memory.fill(counts, 0, bytes);
        gather(offsets, columns, starts, rows, 0, counts, column);
        store<f32>(counts + (column << 2), 0);
      }
    }
    mirror(dense, size, padded, 1, threads);
  }
  for (let from = take() * PIECE; from < size; from = take() * PIECE) {
    for (let column = from; column < min(from + PIECE, size); column++) {
      let counts = own;
      if (dense) counts = dense + <usize>column * bytes;
      else {
        memory.fill(counts, 0, bytes);
        countTogether(offsets, columns, starts, rows, counts, column);
      }
      const place = (<usize>column * most) << 2;
      const kept = select(counts, starts, inverses, column, padded, most, neighbors + place, scores);
      for (let at = 0; at < kept; at++) {
        store<f32>(cosines + place + (at << 2), <f32>load<f64>(scores + (at << 3)));
      }
      store<i32>(found + (column << 2), kept);
    }
  }
  meet(threads);
}

function countTogether(offsets: usize, columns: usize, starts: usize, rows: usize, counts: usize, column: i32): void {
  const last = rows + (load<u32>(starts + (column << 2), 4) << 2);
  for (let at = rows + (load<u32>(starts + (column << 2)) << 2); at < last; at += 4) {
    const row = offsets + (load<u32>(at) << 2);
    const end = columns + (load<u32>(row, 4) << 2);
    for (let place = columns + (load<u32>(row) << 2); place < end; place += 4) {
      const count = counts + (load<u32>(place) << 2);
      store<f32>(count, load<f32>(count) + 1);
    }
  }
  store<f32>(counts + (column << 2), 0);
}

/** Keep the best in a heap with the worst at its root; four columns at a time are refused by its score. */
function select(
  counts: usize,
  starts: usize,
  inverses: usize,
  column: i32,
  padded: i32,
  most: i32,
  kept: usize,
  scores: usize,
): i32 {
  let size = 0;
  const own = <f64>lengthOf(starts, column);
  let floor = f32x4.splat(0);
  for (let from = 0; from < padded; from += 4) {
    const count = v128.load(counts + (from << 2));
    const near = f32x4.gt(f32x4.mul(count, v128.load(inverses + (from << 2))), floor);
    if (!v128.any_true(near)) continue;
    for (let other = from; other < from + 4; other++) {
      const both = <f64>load<f32>(counts + (other << 2));
      if (both == 0) continue;
      const score = both / Math.sqrt(own * <f64>lengthOf(starts, other));
      if (size < most) rise(kept, scores, size++, other, score);
      else if (score > load<f64>(scores)) sink(kept, scores, size, other, score);
      else continue;
      if (size == most) floor = f32x4.splat(<f32>(load<f64>(scores) * Math.sqrt(own) * SLACK));
    }
  }
  for (let end = size - 1; end > 0; end--) {
    const other = load<i32>(kept + (end << 2));
    const score = load<f64>(scores + (end << 3));
    put(kept, scores, end, load<i32>(kept), load<f64>(scores));
    sink(kept, scores, end, other, score);
  }
  return size;
}

function lengthOf(starts: usize, column: i32): u32 {
  return load<u32>(starts + (column << 2), 4) - load<u32>(starts + (column << 2));
}

function put(kept: usize, scores: usize, at: i32, other: i32, score: f64): void {
  store<i32>(kept + (at << 2), other);
  store<f64>(scores + (at << 3), score);
}

/** Whether the heap's `at` is worse than the other: less similar, or as similar with a larger index. */
function isWorse(kept: usize, scores: usize, at: i32, other: i32, score: f64): bool {
  const mine = load<f64>(scores + (at << 3));
  return mine < score || (mine == score && load<i32>(kept + (at << 2)) > other);
}

function rise(kept: usize, scores: usize, at: i32, other: i32, score: f64): void {
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (isWorse(kept, scores, parent, other, score)) break;
    put(kept, scores, at, load<i32>(kept + (parent << 2)), load<f64>(scores + (parent << 3)));
    at = parent;
  }
  put(kept, scores, at, other, score);
}

function sink(kept: usize, scores: usize, size: i32, other: i32, score: f64): void {
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size) {
      const next = load<i32>(kept + (child << 2), 4);
      if (!isWorse(kept, scores, child, next, load<f64>(scores + (child << 3), 8))) child++;
    }
    if (!isWorse(kept, scores, child, other, score)) break;
    put(kept, scores, at, load<i32>(kept + (child << 2)), load<f64>(scores + (child << 3)));
    at = child;
  }
  put(kept, scores, at, other, score);
}
