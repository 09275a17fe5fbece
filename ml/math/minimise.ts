/** A function's value at a point; its gradient there is written into the second argument. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** What was learned of the inverse of the second derivatives, row-major: for who goes on from here. */
  readonly inverse: Float64Array;
  /** No partial derivative is larger than the tolerance, or what a step promises is lost in rounding. */
  readonly converged: boolean;
}

export interface MinimiseOptions {
  /** Default 200. */
  readonly maxIterations?: number;
  /** Of the largest partial derivative. Default 1e-8. */
  readonly tolerance?: number;
  /** No step is longer. Default 2, which suits logarithms of parameters. */
  readonly maxStep?: number;
  /** Of the value: a smaller decrease cannot be told from rounding. Default 1e-14. */
  readonly rounding?: number;
  /** Known of the inverse of the second derivatives at the start, by an earlier search. Default nothing. */
  readonly inverse?: Float64Array;
}

/** Sufficient decrease (Armijo). */
const DECREASE = 1e-4;
const MAX_HALVINGS = 40;

/**
 * Minimise a smooth function of a few variables by BFGS (Nocedal & Wright 2006, algorithm 6.1) with a backtracking line
 * search. A value that is not a number counts as infinitely high, so a start must have a finite one.
 */
export function minimise(
  objective: Objective,
  start: ArrayLike<number>,
  { maxIterations = 200, tolerance = 1e-8, maxStep = 2, rounding = 1e-14, inverse: known }: MinimiseOptions = {},
): Minimum {
  const size = start.length;
  let point = Float64Array.from(start);
  let gradient = new Float64Array(size);
  let value = objective(point, gradient);
  let inverse = known ? Float64Array.from(known) : scaleIdentity(size, 1);
  let iterations = 0;
  let restarted = known === undefined;
  let converged = largest(gradient) <= tolerance;
  for (; iterations < maxIterations && !converged; iterations++) {
    const direction = descend(inverse, gradient, maxStep);
    const promised = -dot(direction, gradient);
    const next = search(objective, { point, value, gradient, direction });
    const isLost = Math.abs(promised) <= rounding * Math.max(1, Math.abs(value));
    if (next === null || isLost) {
      converged = isLost;
      if (restarted || converged) break;
      // What was learned of the curvature misleads here: begin again with the steepest descent.
      inverse = scaleIdentity(size, 1);
      restarted = true;
      continue;
    }
    const step = next.point.map((one, i) => one - point[i]!);
    const change = next.gradient.map((one, i) => one - gradient[i]!);
    const along = dot(step, change);
    if (along > 1e-14 * dot(change, change)) {
      if (restarted) inverse = scaleIdentity(size, along / dot(change, change));
      update(inverse, step, change, along);
      restarted = false;
    }
    ({ point, value, gradient } = next);
    converged = largest(gradient) <= tolerance;
  }
  return { point, value, iterations, inverse, converged };
}

function search(
  objective: Objective,
  from: { point: Float64Array; value: number; gradient: Float64Array; direction: Float64Array },
): { point: Float64Array<ArrayBuffer>; value: number; gradient: Float64Array<ArrayBuffer> } | null {
  const slope = dot(from.gradient, from.direction);
  if (!(slope < 0)) return null;
  const gradient = new Float64Array(from.point.length);
  let length = 1;
  for (let halving = 0; halving < MAX_HALVINGS; halving++) {
    const point = from.point.map((one, i) => one + length * from.direction[i]!);
    const value = objective(point, gradient);
    if (value <= from.value + DECREASE * length * slope) return { point, value, gradient };
    // The lowest point of the parabola through what is known, within bounds.
    const lowest = (-slope * length * length) / (2 * (value - from.value - slope * length));
    length = lowest >= 0.1 * length && lowest <= 0.5 * length ? lowest : 0.5 * length;
  }
  return null;
}

function descend(inverse: Float64Array, gradient: Float64Array, maxStep: number): Float64Array {
  const size = gradient.length;
  const direction = gradient.map((_, i) => -dot(inverse.subarray(i * size, (i + 1) * size), gradient));
  const length = Math.sqrt(dot(direction, direction));
  return length > maxStep ? direction.map((one) => (one * maxStep) / length) : direction;
}

/** `H <- (I - s y' / s'y) H (I - y s' / s'y) + s s' / s'y`, equation 6.17. */
function update(inverse: Float64Array, step: Float64Array, change: Float64Array, along: number): void {
  const size = step.length;
  const turned = change.map((_, i) => dot(inverse.subarray(i * size, (i + 1) * size), change));
  const scale = (1 + dot(change, turned) / along) / along;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      inverse[i * size + j]! += scale * step[i]! * step[j]! - (turned[i]! * step[j]! + step[i]! * turned[j]!) / along;
    }
  }
}

function scaleIdentity(size: number, scale: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = scale;
  return matrix;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i]! * right[i]!;
  return sum;
}

function largest(gradient: Float64Array): number {
  return gradient.reduce((most, one) => Math.max(most, Number.isNaN(one) ? Infinity : Math.abs(one)), 0);
}
