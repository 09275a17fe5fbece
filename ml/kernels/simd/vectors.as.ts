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
 * `y += sum of c f` over the listed vectors `f`, where `c` is `f . x`, or `1 - f . x` of a residual: eight vectors at a
 * time, each read twice while it is in the cache. `zeros` stands for the vectors that the last eight lack.
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
  for (; list < end; list += 32) {
    const f0 = fixed + <usize>load<u32>(list) * bytes;
    const f1 = list + 4 < end ? fixed + <usize>load<u32>(list, 4) * bytes : zeros;
    const f2 = list + 8 < end ? fixed + <usize>load<u32>(list, 8) * bytes : zeros;
    const f3 = list + 12 < end ? fixed + <usize>load<u32>(list, 12) * bytes : zeros;
    const f4 = list + 16 < end ? fixed + <usize>load<u32>(list, 16) * bytes : zeros;
    const f5 = list + 20 < end ? fixed + <usize>load<u32>(list, 20) * bytes : zeros;
    const f6 = list + 24 < end ? fixed + <usize>load<u32>(list, 24) * bytes : zeros;
    const f7 = list + 28 < end ? fixed + <usize>load<u32>(list, 28) * bytes : zeros;
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    for (let at: usize = 0; at < bytes; at += 32) {
      let value = v128.load(x + at);
      s0 = f32x4.add(s0, f32x4.mul(v128.load(f0 + at), value));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(f1 + at), value));
      s2 = f32x4.add(s2, f32x4.mul(v128.load(f2 + at), value));
      s3 = f32x4.add(s3, f32x4.mul(v128.load(f3 + at), value));
      s4 = f32x4.add(s4, f32x4.mul(v128.load(f4 + at), value));
      s5 = f32x4.add(s5, f32x4.mul(v128.load(f5 + at), value));
      s6 = f32x4.add(s6, f32x4.mul(v128.load(f6 + at), value));
      s7 = f32x4.add(s7, f32x4.mul(v128.load(f7 + at), value));
      value = v128.load(x + at, 16);
      s0 = f32x4.add(s0, f32x4.mul(v128.load(f0 + at, 16), value));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(f1 + at, 16), value));
      s2 = f32x4.add(s2, f32x4.mul(v128.load(f2 + at, 16), value));
      s3 = f32x4.add(s3, f32x4.mul(v128.load(f3 + at, 16), value));
      s4 = f32x4.add(s4, f32x4.mul(v128.load(f4 + at, 16), value));
      s5 = f32x4.add(s5, f32x4.mul(v128.load(f5 + at, 16), value));
      s6 = f32x4.add(s6, f32x4.mul(v128.load(f6 + at, 16), value));
      s7 = f32x4.add(s7, f32x4.mul(v128.load(f7 + at, 16), value));
    }
    let low = addLanes(s0, s1, s2, s3);
    let high = addLanes(s4, s5, s6, s7);
    if (isResidual) {
      low = f32x4.sub(one, low);
      high = f32x4.sub(one, high);
    }
    s0 = v128.shuffle<f32>(low, low, 0, 0, 0, 0);
    s1 = v128.shuffle<f32>(low, low, 1, 1, 1, 1);
    s2 = v128.shuffle<f32>(low, low, 2, 2, 2, 2);
    s3 = v128.shuffle<f32>(low, low, 3, 3, 3, 3);
    s4 = v128.shuffle<f32>(high, high, 0, 0, 0, 0);
    s5 = v128.shuffle<f32>(high, high, 1, 1, 1, 1);
    s6 = v128.shuffle<f32>(high, high, 2, 2, 2, 2);
    s7 = v128.shuffle<f32>(high, high, 3, 3, 3, 3);
    for (let at: usize = 0; at < bytes; at += 16) {
      let left = f32x4.mul(v128.load(f0 + at), s0);
      let right = f32x4.mul(v128.load(f4 + at), s4);
      left = f32x4.add(left, f32x4.mul(v128.load(f1 + at), s1));
      right = f32x4.add(right, f32x4.mul(v128.load(f5 + at), s5));
      left = f32x4.add(left, f32x4.mul(v128.load(f2 + at), s2));
      right = f32x4.add(right, f32x4.mul(v128.load(f6 + at), s6));
      left = f32x4.add(left, f32x4.mul(v128.load(f3 + at), s3));
      right = f32x4.add(right, f32x4.mul(v128.load(f7 + at), s7));
      v128.store(y + at, f32x4.add(v128.load(y + at), f32x4.add(left, right)));
    }
  }
}

/** Lane `k` is the sum of the lanes of `s_k`. */
function addLanes(s0: v128, s1: v128, s2: v128, s3: v128): v128 {
  const half01 = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7));
  const half23 = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(half01, half23, 0, 1, 4, 5), v128.shuffle<f32>(half01, half23, 2, 3, 6, 7));
}
