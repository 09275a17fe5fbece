import { countUpTo } from '../data/count-up-to.ts';
import type { FirstTwo } from './list-first-two.ts';
import type { RepeatCount } from './measure-repeat-rate.ts';

interface RepeatWithinOptions {
  readonly windowMs: number;
  readonly asOf: number;
  /** Only buyers whose first order came after this instant; all of them by default. */
  readonly firstAfter?: number;
  /** Only buyers whose first order came at this instant or before; by default the last instant that is mature. */
  readonly firstUpTo?: number;
}

/**
 * Repeat purchase within a window: of the buyers whose first order is at least `windowMs` old (the mature ones), those
 * with a second order at most `windowMs` after the first.
 *
 * @param starts instants of orders.
 */
export function measureRepeatWithin(
  { first, second }: FirstTwo,
  { windowMs, asOf, firstAfter = -Infinity, firstUpTo = asOf - windowMs }: RepeatWithinOptions,
): RepeatCount {
  const from = countUpTo(first, firstAfter);
  const to = Math.max(from, countUpTo(first, Math.min(firstUpTo, asOf - windowMs)));
  let repeated = 0;
  for (let buyer = from; buyer < to; buyer++) if (second[buyer]! - first[buyer]! <= windowMs) repeated += 1;
  return { buyers: to - from, repeated };
}
