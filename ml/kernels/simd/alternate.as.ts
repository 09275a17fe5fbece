import { meet, take } from './threads.as';
import { subtractTile } from './tile.as';
import { addProjections, combine, dot, multiply } from './vectors.as';

/** Steps of conjugate gradients for a row, and when the last one is enough: see `alternate-scalar.ts`. */
const MOST_STEPS: i32 = 2;
const LEAST_GAIN: f32 = 2e-5;
/** Rows a thread takes at a time, and vectors whose outer products are summed while in the cache. */
const PIECE: i32 = 16;
const DEPTH: i32 = 128;

/**
 * Half-steps of alternating least squares, in place. The matrix comes by rows (`offsets`, `columns`) and by columns
 * (`starts`, `rows`). A factor takes `bytes`, a multiple of 64.
 *
 * @param room a matrix of factors x factors, then 4 vectors for each thread, of which the last holds zeros.
 */
export function alternate(
  offsets: usize,
  columns: usize,
  starts: usize,
  rows: usize,
  rowFactors: usize,
  columnFactors: usize,
  rowCount: i32,
  columnCount: i32,
  bytes: usize,
  lambda: f64,
  alpha0: f64,
  halfSteps: i32,
  room: usize,
  thread: i32,
  threads: i32,
): void {
  const own = room + bytes * (bytes >> 2) + ((<usize>thread) << 2) * bytes;
  memory.fill(own, 0, bytes << 2);
  for (let step = 0; step < halfSteps; step++) {
    meet(threads);
    const isRows = step % 2 == 0;
    const fixed = isRows ? columnFactors : rowFactors;
    const others = isRows ? columnCount : rowCount;
    for (let f = take() << 2; f < <i32>(bytes >> 2); f = take() << 2) {
      sumOuterProducts(fixed, others, bytes, f, -(<f32>alpha0), room);
    }
    meet(threads);
    if (isRows) solveRows(offsets, columns, rowFactors, fixed, rowCount, others, bytes, lambda, alpha0, room, own);
    else solveRows(starts, rows, columnFactors, fixed, columnCount, others, bytes, lambda, alpha0, room, own);
  }
  meet(threads);
}

/** 4 rows, from `f`, of `-scale F'F`. */
function sumOuterProducts(vectors: usize, count: i32, bytes: usize, f: i32, scale: f32, out: usize): void {
  const row = out + <usize>f * bytes;
  memory.fill(row, 0, bytes << 2);
  for (let from = 0; from < count; from += DEPTH) {
    const block = vectors + <usize>from * bytes;
    for (let at: usize = 0; at < bytes; at += 32) {
      subtractTile(block + (f << 2), bytes, block + at, bytes, row + at, bytes, min(DEPTH, count - from));
    }
  }
  for (let at: usize = 0; at < bytes << 2; at += 16) {
    v128.store(row + at, f32x4.mul(v128.load(row + at), f32x4.splat(scale)));
  }
}

function solveRows(
  offsets: usize,
  columns: usize,
  solved: usize,
  fixed: usize,
  count: i32,
  others: i32,
  bytes: usize,
  lambda: f64,
  alpha0: f64,
  shared: usize,
  own: usize,
): void {
  for (let from = take() * PIECE; from < count; from = take() * PIECE) {
    for (let row = from; row < min(from + PIECE, count); row++) {
      const first = load<u32>(offsets + (row << 2));
      const last = load<u32>(offsets + (row << 2), 4);
      const factor = solved + <usize>row * bytes;
      if (first == last) {
        memory.fill(factor, 0, bytes);
        continue;
      }
      const ridge = <f32>(lambda * (<f64>(last - first) + alpha0 * others));
      solveRow(fixed, columns + (first << 2), columns + (last << 2), factor, ridge, bytes, shared, own);
    }
  }
}

/** Conjugate gradients on `(shared + sum f f' + ridge I) w = sum f`, from the `w` that is there. */
function solveRow(
  fixed: usize,
  list: usize,
  end: usize,
  w: usize,
  ridge: f32,
  bytes: usize,
  shared: usize,
  own: usize,
): void {
  const residual = own;
  const direction = own + bytes;
  const image = direction + bytes;
  const zeros = image + bytes;
  multiply(shared, w, ridge, -1, residual, bytes);
  addProjections(fixed, list, end, w, true, residual, zeros, bytes);
  memory.copy(direction, residual, bytes);
  let square = dot(residual, residual, bytes);
  for (let step = 0; step < MOST_STEPS && square > 0; step++) {
    multiply(shared, direction, ridge, 1, image, bytes);
    addProjections(fixed, list, end, direction, false, image, zeros, bytes);
    const curvature = dot(direction, image, bytes);
    if (!(curvature > 0)) return;
    const length = square / curvature;
    combine(direction, length, w, w, bytes);
    combine(image, -length, residual, residual, bytes);
    if (length * square < LEAST_GAIN * <f32>((end - list) >> 2)) return;
    const before = square;
    square = dot(residual, residual, bytes);
    combine(direction, square / before, residual, direction, bytes);
  }
}
