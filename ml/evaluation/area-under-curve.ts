/**
 * The area under the ROC curve: the probability that a positive scores above a negative, equal scores counting one half
 * (Hanley & McNeil 1982; the Mann-Whitney statistic).
 *
 * @param positive one place a score: not 0 for the positives.
 * @returns null where there are no positives or no negatives.
 */
export function areaUnderCurve(scores: Float64Array, positive: ArrayLike<number>): number | null {
  const order = Uint32Array.from(scores.keys()).sort((i, j) => scores[i]! - scores[j]!);
  let wins = 0;
  let positives = 0;
  let negatives = 0;
  for (let at = 0; at < order.length;) {
    const score = scores[order[at]!]!;
    let [tiedPositives, tiedNegatives] = [0, 0];
    for (; at < order.length && scores[order[at]!] === score; at++) {
      if (positive[order[at]!]) tiedPositives += 1;
      else tiedNegatives += 1;
    }
    wins += tiedPositives * (negatives + tiedNegatives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
  }
  return positives === 0 || negatives === 0 ? null : wins / (positives * negatives);
}
