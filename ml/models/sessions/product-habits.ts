import type { SessionIndex } from './session-index.ts';

/** How the sessions of an index treat each product, and how old each session is: a picture of one moment. */
export interface ProductHabits {
  /** By product index: views, of all sessions, of the last 1/15 of the time, of the last 1/75. */
  readonly views: Float64Array;
  readonly viewsLately: Float64Array;
  readonly viewsJustNow: Float64Array;
  /** By product index: shares of its views that are followed by the same product, by it again later, that open a session. */
  readonly stays: Float64Array;
  readonly returns: Float64Array;
  readonly opens: Float64Array;
  /** By slot: `exp(-age / window)` with a window of 1/4 and of 1/16 of the time from the first session to the last. */
  readonly recency: Float64Array;
  readonly recencyShort: Float64Array;
  /** By slot: the age of a session as a share of that time, 0 of the newest. */
  readonly ages: Float64Array;
}

const LATELY = 1 / 15;
const JUST_NOW = 1 / 75;
const WINDOW = 1 / 4;
const SHORT_WINDOW = 1 / 16;

/**
 * Measure the habits of the products of an index. Shares lean to a common value by some made-up views, so that a product
 * seen once is not certain of anything.
 */
export function measureHabits(index: SessionIndex): ProductHabits {
  const columns = () => new Float64Array(index.productIds.length);
  const slots = () => new Float64Array(index.slotCount);
  const habits: ProductHabits = {
    views: columns(),
    viewsLately: columns(),
    viewsJustNow: columns(),
    stays: columns(),
    returns: columns(),
    opens: columns(),
    recency: slots(),
    recencyShort: slots(),
    ages: slots(),
  };
  let first = Infinity;
  let last = -Infinity;
  for (const { at } of index.views) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  for (const sessions of index.visitors.values())
    for (const { slot, products, instants } of sessions) {
      const age = last > first ? (last - instants[0]!) / (last - first) : 0;
      habits.ages[slot] = age;
      habits.recency[slot] = Math.exp(-age / WINDOW);
      habits.recencyShort[slot] = Math.exp(-age / SHORT_WINDOW);
      countViews(habits, products, age);
    }
  for (let product = 0; product < habits.views.length; product++) {
    const views = habits.views[product]!;
    habits.stays[product] = (habits.stays[product]! + 1) / (views + 10);
    habits.returns[product] = (habits.returns[product]! + 1) / (views + 10);
    habits.opens[product] = (habits.opens[product]! + 2) / (views + 8);
  }
  return habits;
}

function countViews(habits: ProductHabits, products: readonly number[], age: number): void {
  const { views, viewsLately, viewsJustNow, stays, returns, opens } = habits;
  opens[products[0]!]!++;
  for (let n = 0; n < products.length; n++) {
    const product = products[n]!;
    views[product]!++;
    if (age < LATELY) viewsLately[product]!++;
    if (age < JUST_NOW) viewsJustNow[product]!++;
    if (products[n + 1] === product) stays[product]!++;
    if (products.indexOf(product, n + 2) >= 0) returns[product]!++;
  }
}
