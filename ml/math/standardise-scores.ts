/**
 * Standardise scores in place, so that those of different models compare: mean 0 and standard deviation 1 over all
 * products. Scores that are all alike become 0. They must be finite.
 */
export function standardiseScores(scores: Float32Array): void {
  const count = scores.length;
  if (count === 0) return;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += scores[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (scores[i]! - mean) ** 2;
  const deviation = Math.sqrt(squares / count);
  // What is left of equal numbers is rounding, not difference.
  const scale = deviation > 1e-6 * Math.abs(mean) ? 1 / deviation : 0;
  for (let i = 0; i < count; i++) scores[i] = scale === 0 ? 0 : (scores[i]! - mean) * scale;
}
