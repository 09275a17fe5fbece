import { subtractTile } from './tile.as';

/**
 * Pack 8 rows, from `i`, of the panel of columns `k` to `k + depth`: `tall` in strips of 4 rows and `wide` in strips of
 * 8, each strip column after column, which is the order the tiles read in. The block's own rows are packed as zeros, so
 * that the elimination leaves them alone.
 */
export function packPanel(matrix: usize, stride: i32, k: i32, depth: i32, i: i32, tall: usize, wide: usize): void {
  let low = tall + ((<usize>i * depth) << 2);
  let high = low + (depth << 4);
  let both = wide + ((<usize>i * depth) << 2);
  const isOwn = i >= k && i < k + depth;
  for (let column = k; column < k + depth; column++) {
    let upper = f32x4.splat(0),
      lower = upper;
    if (i < k) {
      const place = matrix + ((<usize>column * stride + i) << 2);
      upper = v128.load(place);
      lower = v128.load(place, 16);
    } else if (!isOwn) {
      upper = pick(matrix, stride, i, column);
      lower = pick(matrix, stride, i + 4, column);
    }
    v128.store(low, upper);
    v128.store(high, lower);
    v128.store(both, upper);
    v128.store(both, lower, 16);
    low += 16;
    high += 16;
    both += 32;
  }
}

function pick(matrix: usize, stride: i32, i: i32, column: i32): v128 {
  const step = (<usize>stride) << 2;
  const place = matrix + ((<usize>i * stride + column) << 2);
  const value = v128.load32_zero(place);
  const second = v128.load32_lane(place + step, value, 1);
  const third = v128.load32_lane(place + 2 * step, second, 2);
  return v128.load32_lane(place + 3 * step, third, 3);
}

/**
 * `V`, the inverse of the block on the diagonal, by elimination in double precision. `block` holds `V` in strips of 8
 * columns, row after row, and after it the room to work in: 64 x 64 doubles.
 *
 * @returns false if the block is not positive definite.
 */
export function invertBlock(matrix: usize, stride: i32, k: i32, depth: i32, block: usize): bool {
  const work = block + ((64 * 64) << 2);
  for (let i = 0; i < depth; i++) {
    for (let j = 0; j <= i; j++) {
      const value = <f64>load<f32>(matrix + ((<usize>(k + i) * stride + k + j) << 2));
      store<f64>(work + ((i * depth + j) << 3), value);
      store<f64>(work + ((j * depth + i) << 3), value);
    }
  }
  for (let p = 0; p < depth; p++) {
    const pivotRow = work + ((p * depth) << 3);
    const pivot = load<f64>(pivotRow + (p << 3));
    if (!(pivot > 0) || pivot == Infinity) return false;
    const over = 1 / pivot;
    for (let i = 0; i < depth; i++) {
      if (i == p) continue;
      const row = work + ((i * depth) << 3);
      const ratio = load<f64>(row + (p << 3)) * over;
      for (let j = 0; j < depth; j++) {
        store<f64>(row + (j << 3), load<f64>(row + (j << 3)) - ratio * load<f64>(pivotRow + (j << 3)));
      }
      store<f64>(row + (p << 3), -ratio);
    }
    for (let j = 0; j < depth; j++) store<f64>(pivotRow + (j << 3), load<f64>(pivotRow + (j << 3)) * over);
    store<f64>(pivotRow + (p << 3), over);
  }
  for (let i = 0; i < depth; i++) {
    for (let j = 0; j < depth; j++) {
      // Both triangles from the lower one: the inverse is symmetric to the last bit.
      const value = load<f64>(work + ((max(i, j) * depth + min(i, j)) << 3));
      store<f32>(block + (((j >> 3) * depth + i) << 5) + ((j & 7) << 2), <f32>value);
    }
  }
  return true;
}

/**
 * 4 rows, from `i`, of `W = Q V`: packed into `scaled` in the form of `tall`, and into the matrix in the place of `Q`;
 * the block's own rows become `-V`.
 */
export function scalePanel(
  matrix: usize,
  stride: i32,
  k: i32,
  depth: i32,
  i: i32,
  tall: usize,
  block: usize,
  scaled: usize,
  thread: i32,
): void {
  const a = tall + ((<usize>i * depth) << 2);
  const packed = scaled + ((<usize>i * depth) << 2);
  const isOwn = i >= k && i < k + depth;
  // Each thread has 4 rows of 64 numbers of its own.
  const rows = block + ((64 * 64) << 4) + 64 + ((thread * 4 * 64) << 2);
  memory.fill(rows, 0, (4 * 64) << 2);
  for (let j = 0; j < depth; j += 8) {
    subtractTile(a, 16, block + ((<usize>j * depth) << 2), 32, rows + (j << 2), 64 << 2, depth);
  }
  for (let column = 0; column < depth; column++) {
    for (let r = 0; r < 4; r++) {
      const value = -load<f32>(rows + ((r * 64 + column) << 2));
      store<f32>(packed + ((column * 4 + r) << 2), value);
      if (isOwn) {
        const own = load<f32>(block + (((column >> 3) * depth + i + r - k) << 5) + ((column & 7) << 2));
        if (column <= i + r - k) store<f32>(matrix + ((<usize>(i + r) * stride + k + column) << 2), -own);
      } else if (i > k) store<f32>(matrix + ((<usize>(i + r) * stride + k + column) << 2), value);
    }
    if (i < k) v128.store(matrix + ((<usize>(k + column) * stride + i) << 2), v128.load(packed + (column << 4)));
  }
}
