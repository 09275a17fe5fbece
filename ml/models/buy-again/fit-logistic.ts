import { decomposeCholesky } from '#ml/math/decompose-cholesky.ts';
import { solveCholesky } from '#ml/math/solve-cholesky.ts';

/** Examples of a binary outcome: `labels.length` rows of `columnCount` features, row-major. */
export interface Examples {
  readonly features: Float64Array;
  readonly columnCount: number;
  /** 1 or 0. */
  readonly labels: Uint8Array;
  /** How much each example counts, above 0. */
  readonly weights: Float64Array;
}

export interface LogisticOptions {
  /** Weight of the L2 penalty on standardised features, in examples. Default 10. */
  readonly penalty?: number;
  /** Newton steps at most. Default 25. */
  readonly maxSteps?: number;
}

/** Newton's method squares the error: after a change below it, nothing that counts is left to do. */
const DONE = 1e-4;
const MAX_LOGIT = 30;
/** Every 16th example shows the way first, where so many of each outcome are among them: three steps over all remain. */
const STRIDE = 16;
const ENOUGH = 200;

/**
 * Fit a logistic regression with an L2 penalty by Newton's method (iteratively reweighted least squares). Features are
 * standardised for the fit; the constant is not penalised, and a feature that never varies gets weight 0.
 *
 * @returns a constant, then one weight for each feature as given; null if there are not both outcomes.
 */
export function fitLogistic(
  examples: Examples,
  { penalty = 10, maxSteps = 25 }: LogisticOptions = {},
): Float64Array | null {
  const { labels, columnCount } = examples;
  if (!labels.includes(1) || !labels.includes(0)) return null;
  const { means, scales } = standardise(examples);
  const fitted = new Float64Array(columnCount + 1);
  for (const stride of isEnough(labels) ? [STRIDE, 1] : [1]) {
    for (let step = 0; step < maxSteps; step++) {
      const { slope, curve } = measureSlope(examples, { means, scales, stride }, fitted, penalty / stride);
      const lower = decomposeCholesky(curve, slope.length);
      if (!lower) return null;
      const change = solveCholesky(lower, slope);
      let largest = 0;
      for (const [i, delta] of change.entries()) {
        fitted[i]! += delta;
        largest = Math.max(largest, Math.abs(delta));
      }
      if (!Number.isFinite(largest)) return null;
      if (largest < DONE * stride) break;
    }
  }
  // Back to the features as given: w . (x - mean) / scale.
  for (let column = 0; column < columnCount; column++) {
    fitted[column + 1]! *= scales[column]!;
    fitted[0]! -= fitted[column + 1]! * means[column]!;
  }
  return fitted;
}

/** Whether a sample of the examples knows both outcomes well. */
function isEnough(labels: Uint8Array): boolean {
  let ones = 0;
  for (let example = 0; example < labels.length; example += STRIDE) ones += labels[example]!;
  return Math.min(ones, labels.length / STRIDE - ones) >= ENOUGH;
}

/** Weighted mean of each feature, and 1 over its standard deviation; 0 for one that never varies. */
function standardise({ features, columnCount, weights }: Examples) {
  const means = new Float64Array(columnCount);
  const scales = new Float64Array(columnCount);
  let total = 0;
  for (const [row, weight] of weights.entries()) {
    total += weight;
    for (let c = 0; c < columnCount; c++) means[c]! += weight * features[row * columnCount + c]!;
  }
  for (let c = 0; c < columnCount; c++) means[c]! /= total;
  for (const [row, weight] of weights.entries()) {
    for (let c = 0; c < columnCount; c++) scales[c]! += weight * (features[row * columnCount + c]! - means[c]!) ** 2;
  }
  for (let c = 0; c < columnCount; c++) scales[c] = scales[c]! > 1e-12 * total ? Math.sqrt(total / scales[c]!) : 0;
  return { means, scales };
}

interface Sampling {
  readonly means: Float64Array;
  readonly scales: Float64Array;
  /** 1: all examples; else every so many. */
  readonly stride: number;
}

/** Gradient and negated Hessian (lower triangle) of the penalised log-likelihood. */
function measureSlope(
  { features, columnCount, labels, weights }: Examples,
  { means, scales, stride }: Sampling,
  fitted: Float64Array,
  penalty: number,
) {
  const size = columnCount + 1;
  const slope = new Float64Array(size);
  const curve = new Float64Array(size * size);
  const row = new Float64Array(size);
  row[0] = 1;
  for (let example = 0; example < labels.length; example += stride) {
    let logit = fitted[0]!;
    for (let c = 0; c < columnCount; c++) {
      row[c + 1] = (features[example * columnCount + c]! - means[c]!) * scales[c]!;
      logit += fitted[c + 1]! * row[c + 1]!;
    }
    const p = 1 / (1 + Math.exp(-Math.min(MAX_LOGIT, Math.max(-MAX_LOGIT, logit))));
    const missed = weights[example]! * (labels[example]! - p);
    const bend = weights[example]! * p * (1 - p);
    for (let i = 0; i < size; i++) {
      slope[i]! += missed * row[i]!;
      const bent = bend * row[i]!;
      for (let j = 0; j <= i; j++) curve[i * size + j]! += bent * row[j]!;
    }
  }
  curve[0]! += 1e-9;
  for (let i = 1; i < size; i++) {
    slope[i]! -= penalty * fitted[i]!;
    curve[i * size + i]! += penalty;
  }
  return { slope, curve };
}
