import { countUpTo } from '../data/count-up-to.ts';
import type { FirstTwo } from './list-first-two.ts';

/** `repeated` of `buyers`. */
export interface RepeatCount {
  readonly buyers: number;
  readonly repeated: number;
}

/**
 * Lifetime repeat purchase as of an instant: of the buyers with at least one order by then, those with at least two.
 *
 * @param starts instants of orders. @param asOf orders after it are left out.
 */
export function measureRepeatRate({ first, second }: FirstTwo, asOf: number): RepeatCount {
  const buyers = countUpTo(first, asOf);
  let repeated = 0;
  for (let buyer = 0; buyer < buyers; buyer++) if (second[buyer]! <= asOf) repeated += 1;
  return { buyers, repeated };
}
