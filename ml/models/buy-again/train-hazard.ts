import type { WindowExamples } from './collect-examples.ts';
import { BUYER_FEATURES, PAIR_FEATURES } from './describe-pairs.ts';
import { fitLogistic } from './fit-logistic.ts';

/** Fewer repurchases than this say nothing of twenty features. */
const MIN_REPEATS = 100;
const WIDTH = PAIR_FEATURES.length;

/**
 * Train the hazard of buying again within a window: a logistic regression on {@link PAIR_FEATURES} in two steps.
 *
 * First the order: among buyers who bought something again, which of their products was it? A buyer of `n` products
 * counts `1 / sqrt(n)` a product, so that the largest do not decide alone. Then the level: with that score and the
 * buyer's own features, of all pairs, how likely is it? Both are linear, so one weight for each feature remains.
 *
 * @returns a constant, then one weight for each feature; null where there is too little to learn from.
 */
export function trainHazard(windows: readonly WindowExamples[]): Float64Array | null {
  const repeats = windows.reduce((sum, { labels }) => sum + count(labels), 0);
  if (repeats < MIN_REPEATS) return null;
  const order = fitLogistic(selectRepeaters(windows));
  if (!order) return null;
  const level = fitLogistic(scoreAll(windows, order), { penalty: 1 });
  // A score that speaks against itself has learned nothing of the order.
  if (!level || !(level[1]! > 0)) return null;
  const weights = order.map((weight) => weight * level[1]!);
  weights[0]! += level[0]!;
  for (const [i, feature] of BUYER_FEATURES.entries()) weights[feature + 1]! += level[i + 2]!;
  return weights;
}

/** The pairs of buyers who bought at least one product again and one not. */
function selectRepeaters(windows: readonly WindowExamples[]) {
  const rows: { window: WindowExamples; from: number; to: number }[] = [];
  let size = 0;
  for (const window of windows) {
    for (let buyer = 0; buyer + 1 < window.offsets.length; buyer++) {
      const [from, to] = [window.offsets[buyer]!, window.offsets[buyer + 1]!];
      const own = count(window.labels.subarray(from, to));
      if (own === 0 || own === to - from) continue;
      rows.push({ window, from, to });
      size += to - from;
    }
  }
  const features = new Float64Array(size * WIDTH);
  const labels = new Uint8Array(size);
  const weights = new Float64Array(size);
  let at = 0;
  for (const { window, from, to } of rows) {
    features.set(window.features.subarray(from * WIDTH, to * WIDTH), at * WIDTH);
    labels.set(window.labels.subarray(from, to), at);
    weights.fill(1 / Math.sqrt(to - from), at, at + to - from);
    at += to - from;
  }
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, size);
  return { features, labels, columnCount: WIDTH, weights: weights.map((weight) => weight / mean) };
}

/** All pairs, each as its score and its buyer's features. */
function scoreAll(windows: readonly WindowExamples[], order: Float64Array) {
  const size = windows.reduce((sum, { labels }) => sum + labels.length, 0);
  const columnCount = 1 + BUYER_FEATURES.length;
  const features = new Float64Array(size * columnCount);
  const labels = new Uint8Array(size);
  let at = 0;
  for (const window of windows) {
    labels.set(window.labels, at);
    for (let row = 0; row < window.labels.length; row++, at++) {
      let score = order[0]!;
      for (let c = 0; c < WIDTH; c++) score += order[c + 1]! * window.features[row * WIDTH + c]!;
      features[at * columnCount] = score;
      for (const [i, feature] of BUYER_FEATURES.entries()) {
        features[at * columnCount + i + 1] = window.features[row * WIDTH + feature]!;
      }
    }
  }
  return { features, labels, columnCount, weights: new Float64Array(size).fill(1) };
}

function count(labels: Uint8Array): number {
  let ones = 0;
  for (const label of labels) ones += label;
  return ones;
}
