/**
 * `C -= A B` for a tile of 4 rows and 8 columns: the heart of every dense product. Column `k` of `A` is the 4 numbers at
 * `a + k * aStep`, row `k` of `B` the 8 numbers at `b + k * bStep`; a row of `C` is `cStep` bytes after the one before.
 */
export function subtractTile(a: usize, aStep: usize, b: usize, bStep: usize, c: usize, cStep: usize, depth: i32): void {
  const c1 = c + cStep,
    c2 = c1 + cStep,
    c3 = c2 + cStep;
  let c00 = v128.load(c),
    c01 = v128.load(c, 16);
  let c10 = v128.load(c1),
    c11 = v128.load(c1, 16);
  let c20 = v128.load(c2),
    c21 = v128.load(c2, 16);
  let c30 = v128.load(c3),
    c31 = v128.load(c3, 16);
  for (let k = 0; k < depth; k++) {
    const b0 = v128.load(b),
      b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a),
      a1 = v128.load32_splat(a, 4);
    c00 = f32x4.sub(c00, f32x4.mul(a0, b0));
    c01 = f32x4.sub(c01, f32x4.mul(a0, b1));
    c10 = f32x4.sub(c10, f32x4.mul(a1, b0));
    c11 = f32x4.sub(c11, f32x4.mul(a1, b1));
    const a2 = v128.load32_splat(a, 8),
      a3 = v128.load32_splat(a, 12);
    c20 = f32x4.sub(c20, f32x4.mul(a2, b0));
    c21 = f32x4.sub(c21, f32x4.mul(a2, b1));
    c30 = f32x4.sub(c30, f32x4.mul(a3, b0));
    c31 = f32x4.sub(c31, f32x4.mul(a3, b1));
    a += aStep;
    b += bStep;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c1, c10);
  v128.store(c1, c11, 16);
  v128.store(c2, c20);
  v128.store(c2, c21, 16);
  v128.store(c3, c30);
  v128.store(c3, c31, 16);
}
