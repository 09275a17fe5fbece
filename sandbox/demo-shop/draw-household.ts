import { createRandom } from '../random.ts';
import { REGULARS } from './regulars.ts';

const COUNTRIES = ['GB', 'IE', 'FR', 'DE'];
const SUBSCRIBERS = 0.03;

/** What stays the same of a customer over all orders. */
export interface Household {
  readonly countryCode: string;
  /** What runs out comes by itself after the first order. */
  readonly subscribes: boolean;
}

/** Draw the household of a customer by position. The people of the log-in menu live in Britain and order themselves. */
export function drawHousehold(seed: number, position: number): Household {
  if (position < REGULARS.length) return { countryCode: 'GB', subscribes: false };
  const random = createRandom(seed * 32_452_843 + position);
  return { countryCode: COUNTRIES[random.weighted([90, 5, 2, 3])]!, subscribes: random.chance(SUBSCRIBERS) };
}
