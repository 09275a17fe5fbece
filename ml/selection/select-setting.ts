/**
 * Select the setting of a recipe by the one-standard-error rule (Breiman et al. 1984): of the settings not worse than the
 * best by more than one standard error of their paired difference, the first. Settings come the most cautious first.
 *
 * @param ndcg for each setting, one value a question; the same questions for all.
 * @returns the position of the setting; 0 when there is nothing to compare.
 */
export function selectSetting(ndcg: readonly Float64Array[]): number {
  const means = ndcg.map(mean);
  let best = 0;
  for (const [setting, value] of means.entries()) if (value > means[best]!) best = setting;
  for (let setting = 0; setting < best; setting++) {
    const differences = ndcg[best]!.map((value, i) => value - ndcg[setting]![i]!);
    if (mean(differences) <= standardError(differences)) return setting;
  }
  return best;
}

function mean(values: Float64Array): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

function standardError(values: Float64Array): number {
  const n = values.length;
  if (n < 2) return Infinity;
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (n - 1) / n);
}
