import type { Matrix } from '../data/matrix.ts';
import type { FactorProblem } from './kernels.ts';
import { requireFactors } from './require-factors.ts';
import { sumOuterProducts } from './sum-outer-products.ts';

/** Steps of conjugate gradients for a row, at most: the next half-step goes on from where they lead. */
const MOST_STEPS = 2;
/** A step that lowers the loss by less, for each one of the row, is its last: most rows hardly move after a while. */
const LEAST_GAIN = 2e-5;

/**
 * See `Kernels.alternate`: each row by a few steps of conjugate gradients (Takacs, Pilaszy & Tikk, RecSys 2011). Every
 * step lowers the loss, so that each half-step does.
 */
export function alternateScalar(problem: FactorProblem, halfSteps: number): void {
  requireFactors(problem);
  const { matrix, transposed, rowFactors, columnFactors } = problem;
  for (let step = 0; step < halfSteps; step++) {
    if (step % 2 === 0) solveRows(matrix, rowFactors, columnFactors, problem);
    else solveRows(transposed, columnFactors, rowFactors, problem);
  }
}

/** Solve `(alpha0 F'F + sum f f' + reg I) w = sum f` over the fixed factors `f` of each row's ones. */
function solveRows(
  { rowCount, columnCount, offsets, columns }: Matrix,
  solved: Float32Array,
  fixed: Float32Array,
  { factors, alpha0, lambda }: FactorProblem,
): void {
  const shared = Float64Array.from(sumOuterProducts(fixed, factors), (value) => alpha0 * value);
  const residual = new Float64Array(factors);
  const direction = new Float64Array(factors);
  const image = new Float64Array(factors);
  for (let row = 0; row < rowCount; row++) {
    const own = columns.subarray(offsets[row], offsets[row + 1]);
    const w = solved.subarray(row * factors, (row + 1) * factors);
    if (own.length === 0) {
      w.fill(0);
      continue;
    }
    const ridge = lambda * (own.length + alpha0 * columnCount);
    apply(w, image);
    for (let f = 0; f < factors; f++) residual[f] = -image[f]!;
    for (const column of own) for (let f = 0; f < factors; f++) residual[f]! += fixed[column * factors + f]!;
    direction.set(residual);
    let square = dot(residual, residual);
    for (let step = 0; step < MOST_STEPS && square > 0; step++) {
      apply(direction, image);
      const length = square / dot(direction, image);
      for (let f = 0; f < factors; f++) w[f]! += length * direction[f]!;
      for (let f = 0; f < factors; f++) residual[f]! -= length * image[f]!;
      if (length * square < LEAST_GAIN * own.length) break;
      const before = square;
      square = dot(residual, residual);
      for (let f = 0; f < factors; f++) direction[f] = residual[f]! + (square / before) * direction[f]!;
    }

    /** `image = (alpha0 F'F + sum f f' + ridge I) vector`. */
    function apply(vector: ArrayLike<number>, image: Float64Array): void {
      for (let f = 0; f < factors; f++) {
        let sum = ridge * vector[f]!;
        for (let g = 0; g < factors; g++) sum += shared[f * factors + g]! * vector[g]!;
        image[f] = sum;
      }
      for (const column of own) {
        const at = column * factors;
        let sum = 0;
        for (let f = 0; f < factors; f++) sum += fixed[at + f]! * vector[f]!;
        for (let f = 0; f < factors; f++) image[f]! += sum * fixed[at + f]!;
      }
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
