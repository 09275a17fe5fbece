import { judgeNewcomer, type Newcomer } from '#ml/models/explore/judge-newcomer.ts';
import { DAY } from '../time.ts';
import type { Catalog } from './catalog.ts';
import type { Newcomers } from './explore-list.ts';

/** How often a product was seen and clicked in recommendations. */
export interface ProductActs {
  readonly productId: number;
  readonly impressions: number;
  readonly clicks: number;
}

/** A product is new for so long, and what became of it is counted as long. */
export const NEW_DAYS = 30;
const MOST = 30;
/** What is believed of clicks per impression before anything was shown, and how many impressions that is worth. */
const FIRST_RATE = 0.02;
const FIRST_IMPRESSIONS = 500;

/**
 * Find the products that can be shown, are published for less than 30 days and are worth trying (see `judgeNewcomer`):
 * the 30 that may be the best, by the upper end of what is believed of them, then the youngest.
 *
 * @param day days since 1970; all is as of its beginning. @param acts of the 30 days before, by product id.
 */
export function findNewcomers({ products }: Catalog, day: number, acts: ReadonlyMap<number, ProductActs>): Newcomers {
  const asOf = day * DAY;
  let [impressions, clicks] = [FIRST_IMPRESSIONS, FIRST_RATE * FIRST_IMPRESSIONS];
  for (const act of acts.values()) {
    impressions += act.impressions;
    clicks += Math.min(act.clicks, act.impressions);
  }
  const clickRate = clicks / impressions;
  const found: { readonly newcomer: Newcomer; readonly bound: number }[] = [];
  for (const { productId, publishedAt, barrier } of products) {
    if (barrier !== null || publishedAt <= asOf - NEW_DAYS * DAY) continue;
    const known = acts.get(productId) ?? { impressions: 0, clicks: 0 };
    const newcomer = { productId, onSaleSince: publishedAt, impressions: known.impressions, clicks: known.clicks };
    const { mean, deviation, isWorthTrying } = judgeNewcomer(newcomer, { asOf, clickRate });
    if (isWorthTrying) found.push({ newcomer, bound: mean + deviation });
  }
  found.sort(
    ({ newcomer: a, bound: left }, { newcomer: b, bound: right }) =>
      right - left || b.onSaleSince - a.onSaleSince || a.productId - b.productId,
  );
  return { day, clickRate, newcomers: found.slice(0, MOST).map(({ newcomer }) => newcomer) };
}
