import type { StartedWaits } from './list-started-waits.ts';
import type { RepeatCount } from './measure-repeat-rate.ts';

/** Of waits that began at least `windowMs` before `asOf` (the mature ones), those that ended with an order within it. */
export function countReturns(
  { startedAt, lengthMs }: StartedWaits,
  { windowMs, asOf }: { readonly windowMs: number; readonly asOf: number },
): RepeatCount {
  let [buyers, repeated] = [0, 0];
  for (let at = 0; at < startedAt.length; at++) {
    if (startedAt[at]! > asOf - windowMs) continue;
    buyers += 1;
    if (lengthMs[at]! <= windowMs) repeated += 1;
  }
  return { buyers, repeated };
}
