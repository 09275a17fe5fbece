/**
 * Quantiles of a time to an event from censored observations, by the product-limit estimate (Kaplan & Meier, 1958).
 *
 * `S(t) = prod over event times u <= t of (1 - events(u) / atRisk(u))`; the p-quantile is the smallest event time with
 * `S(t) <= 1 - p`, and null when the curve never falls that far. Whoever is censored at a time is at risk at it.
 *
 * @param eventTimes times at which the event came.
 * @param censoredTimes times up to which nothing had come.
 */
export function estimateQuantiles(
  eventTimes: readonly number[],
  censoredTimes: readonly number[],
  probabilities: readonly number[],
): (number | null)[] {
  const events = Float64Array.from(eventTimes).sort();
  const censored = Float64Array.from(censoredTimes).sort();
  const quantiles: (number | null)[] = probabilities.map(() => null);
  let survival = 1;
  let gone = 0;
  for (let at = 0; at < events.length;) {
    const time = events[at]!;
    while (gone < censored.length && censored[gone]! < time) gone += 1;
    const atRisk = events.length - at + censored.length - gone;
    let tied = 1;
    while (events[at + tied] === time) tied += 1;
    survival *= 1 - tied / atRisk;
    at += tied;
    for (const [index, p] of probabilities.entries()) {
      // 1e-12: a curve that reaches 1 - p exactly must not miss it by rounding.
      if (quantiles[index] === null && survival <= 1 - p + 1e-12) quantiles[index] = time;
    }
  }
  return quantiles;
}
