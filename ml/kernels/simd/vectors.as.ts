// Vectors of whole groups of 16 numbers: lengths are in bytes, a multiple of 64.

/** The sum of the four numbers. */
function sumLanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

export function dot(a: usize, b: usize, bytes: usize): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (let at: usize = 0; at < bytes; at += 32) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(a + at), v128.load(b + at)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(a + at, 16), v128.load(b + at, 16)));
  }
  return sumLanes(f32x4.add(s0, s1));
}

/** `y = x * scale + z`. */
export function combine(x: usize, scale: f32, z: usize, y: usize, bytes: usize): void {
  const times = f32x4.splat(scale);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(y + at, f32x4.add(f32x4.mul(v128.load(x + at), times), v128.load(z + at)));
  }
}

/** `y = sign * (M x + ridge x)` for a symmetric matrix of as many rows as `x` has numbers. */
export function multiply(matrix: usize, x: usize, ridge: f32, sign: f32, y: usize, bytes: usize): void {
  const diagonal = f32x4.splat(ridge);
  const times = f32x4.splat(sign);
  for (let at: usize = 0; at < bytes; at += 64) {
    let s0 = f32x4.mul(v128.load(x + at), diagonal);
    let s1 = f32x4.mul(v128.load(x + at, 16), diagonal);
    let s2 = f32x4.mul(v128.load(x + at, 32), diagonal);
    let s3 = f32x4.mul(v128.load(x + at, 48), diagonal);
    let row = matrix + at;
    for (let k: usize = 0; k < bytes; k += 4) {
      const value = v128.load32_splat(x + k);
      s0 = f32x4.add(s0, f32x4.mul(v128.load(row), value));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(row, 16), value));
      s2 = f32x4.add(s2, f32x4.mul(v128.load(row, 32), value));
      s3 = f32x4.add(s3, f32x4.mul(v128.load(row, 48), value));
      row += bytes;
    }
    v128.store(y + at, f32x4.mul(s0, times));
    v128.store(y + at, f32x4.mul(s1, times), 16);
    v128.store(y + at, f32x4.mul(s2, times), 32);
    v128.store(y + at, f32x4.mul(s3, times), 48);
  }
}

/**
 * `y += sum of c f` over the listed vectors `f`, where `c` is `f . x`, or `1 - f . x` of a residual: four vectors at a
 * time, each read twice while it is in the cache. `zeros` stands for the vectors that the last four lack.
 */
export function addProjections(
  fixed: usize,
  list: usize,
  end: usize,
  x: usize,
  isResidual: bool,
  y: usize,
  zeros: usize,
  bytes: usize,
): void {
  const one = f32x4.splat(1);
  for (; list < end; list += 16) {
    const f0 = fixed + <usize>load<u32>(list) * bytes;
    const f1 = list + 4 < end ? fixed + <usize>load<u32>(list, 4) * bytes : zeros;
    const f2 = list + 8 < end ? fixed + <usize>load<u32>(list, 8) * bytes : zeros;
    const f3 = list + 12 < end ? fixed + <usize>load<u32>(list, 12) * bytes : zeros;
    const sums = dotFour(f0, f1, f2, f3, x, bytes);
    addFour(f0, f1, f2, f3, isResidual ? f32x4.sub(one, sums) : sums, y, bytes);
  }
}

function dotFour(f0: usize, f1: usize, f2: usize, f3: usize, x: usize, bytes: usize): v128 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (const end = x + bytes; x < end; x += 64) {
    let value = v128.load(x);
    s0 = f32x4.add(s0, f32x4.mul(v128.load(f0), value));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(f1), value));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(f2), value));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(f3), value));
    value = v128.load(x, 16);
    s0 = f32x4.add(s0, f32x4.mul(v128.load(f0, 16), value));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(f1, 16), value));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(f2, 16), value));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(f3, 16), value));
    value = v128.load(x, 32);
    s0 = f32x4.add(s0, f32x4.mul(v128.load(f0, 32), value));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(f1, 32), value));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(f2, 32), value));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(f3, 32), value));
    value = v128.load(x, 48);
    s0 = f32x4.add(s0, f32x4.mul(v128.load(f0, 48), value));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(f1, 48), value));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(f2, 48), value));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(f3, 48), value));
    f0 += 64;
    f1 += 64;
    f2 += 64;
    f3 += 64;
  }
  // Transpose and add: lane k becomes the sum of the lanes of s_k.
  const low01 = v128.shuffle<f32>(s0, s1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(s0, s1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(s2, s3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(s2, s3, 2, 6, 3, 7);
  const half01 = f32x4.add(low01, high01);
  const half23 = f32x4.add(low23, high23);
  return f32x4.add(v128.shuffle<f32>(half01, half23, 0, 1, 4, 5), v128.shuffle<f32>(half01, half23, 2, 3, 6, 7));
}

function addFour(f0: usize, f1: usize, f2: usize, f3: usize, sums: v128, y: usize, bytes: usize): void {
  const c0 = v128.shuffle<f32>(sums, sums, 0, 0, 0, 0);
  const c1 = v128.shuffle<f32>(sums, sums, 1, 1, 1, 1);
  const c2 = v128.shuffle<f32>(sums, sums, 2, 2, 2, 2);
  const c3 = v128.shuffle<f32>(sums, sums, 3, 3, 3, 3);
  for (const end = y + bytes; y < end; y += 64) {
    let left = f32x4.add(f32x4.mul(v128.load(f0), c0), f32x4.mul(v128.load(f1), c1));
    let right = f32x4.add(f32x4.mul(v128.load(f2), c2), f32x4.mul(v128.load(f3), c3));
    v128.store(y, f32x4.add(v128.load(y), f32x4.add(left, right)));
    left = f32x4.add(f32x4.mul(v128.load(f0, 16), c0), f32x4.mul(v128.load(f1, 16), c1));
    right = f32x4.add(f32x4.mul(v128.load(f2, 16), c2), f32x4.mul(v128.load(f3, 16), c3));
    v128.store(y, f32x4.add(v128.load(y, 16), f32x4.add(left, right)), 16);
    left = f32x4.add(f32x4.mul(v128.load(f0, 32), c0), f32x4.mul(v128.load(f1, 32), c1));
    right = f32x4.add(f32x4.mul(v128.load(f2, 32), c2), f32x4.mul(v128.load(f3, 32), c3));
    v128.store(y, f32x4.add(v128.load(y, 32), f32x4.add(left, right)), 32);
    left = f32x4.add(f32x4.mul(v128.load(f0, 48), c0), f32x4.mul(v128.load(f1, 48), c1));
    right = f32x4.add(f32x4.mul(v128.load(f2, 48), c2), f32x4.mul(v128.load(f3, 48), c3));
    v128.store(y, f32x4.add(v128.load(y, 48), f32x4.add(left, right)), 48);
    f0 += 64;
    f1 += 64;
    f2 += 64;
    f3 += 64;
  }
}
