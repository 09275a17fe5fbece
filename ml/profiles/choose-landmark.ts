/**
 * How long before the end of what is known an earlier forecast is placed, to learn from what came of it: so that its window
 * has the same share of what was known before it as the horizon has of all that is known, `span h / (span + h)`. Errors of
 * the model grow with that share. Just below the horizon where a long time is known, half of the time where the horizon
 * is as long.
 *
 * @param span of what is known. @param horizon in the same unit.
 */
export function chooseLandmark(span: number, horizon: number): number {
  return span > 0 ? (span * horizon) / (span + horizon) : 0;
}
