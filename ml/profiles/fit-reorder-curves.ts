import { estimateSurvival } from '../measurement/estimate-survival.ts';
import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { ReorderCurve } from './reorder-curve.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Waits, and returns among them, below which order numbers are put together. */
export const MIN_WAITS = 30;
export const MIN_RETURNS = 10;
/** Buyers with more orders share one curve. */
const MOST_STEPS = 20;
const MOST_POINTS = 100;

/** Waits for the next order, in days. */
interface Waits {
  readonly fromOrder: number;
  /** Those that ended with an order, and those that have not ended yet. */
  readonly returned: number[];
  readonly open: number[];
}

/**
 * Fit the shop's reorder curves by Kaplan-Meier: for each order number the time to the next order, who has not come back
 * yet being censored as of the newest order. Order numbers with fewer than 30 waits or 10 returns are put together with
 * the next ones, and with the one before at the end. Empty if all of them are too few.
 *
 * @param asOf epoch milliseconds of the newest order.
 */
export function fitReorderCurves(orderedAt: Float64Array, buyers: BuyerBaskets, asOf: number): ReorderCurve[] {
  const pools: Waits[] = [];
  let open: Waits | null = null;
  for (const step of listWaits(orderedAt, buyers, asOf)) {
    open = open ? merge(open, step) : step;
    if (isEnough(open)) {
      pools.push(open);
      open = null;
    }
  }
  if (open && pools.length > 0) pools.push(merge(pools.pop()!, open));
  return pools.map((waits, i) => traceCurve(waits, pools[i + 1]?.fromOrder ?? null));
}

function listWaits(orderedAt: Float64Array, { offsets, baskets }: BuyerBaskets, asOf: number): Waits[] {
  const steps: Waits[] = [];
  const at = (order: number) => {
    const step = Math.min(order, MOST_STEPS);
    while (steps.length < step) steps.push({ fromOrder: steps.length + 1, returned: [], open: [] });
    return steps[step - 1]!;
  };
  for (let buyer = 0; buyer + 1 < offsets.length; buyer++) {
    const from = offsets[buyer]!;
    const last = offsets[buyer + 1]! - 1;
    for (let i = from; i < last; i++) {
      at(i - from + 1).returned.push((orderedAt[baskets[i + 1]!]! - orderedAt[baskets[i]!]!) / DAY);
    }
    at(last - from + 1).open.push((asOf - orderedAt[baskets[last]!]!) / DAY);
  }
  return steps;
}

function isEnough({ returned, open }: Waits): boolean {
  return returned.length + open.length >= MIN_WAITS && returned.length >= MIN_RETURNS;
}

function merge(a: Waits, b: Waits): Waits {
  return { fromOrder: a.fromOrder, returned: a.returned.concat(b.returned), open: a.open.concat(b.open) };
}

function traceCurve({ fromOrder, returned, open }: Waits, nextFrom: number | null): ReorderCurve {
  const { times: days, survival } = estimateSurvival(returned, open);
  const back = survival.map((share) => 1 - share);
  const most = back.at(-1)!;
  const basis = most >= 0.9 - 1e-12 ? 'all' : 'returned';
  const whole = basis === 'all' ? 1 : most;
  const border = (share: number) => days[findStep(back, share * whole)]!;
  return {
    fromOrder,
    toOrder: nextFrom === null ? null : nextFrom - 1,
    waits: returned.length + open.length,
    returned: returned.length,
    basis,
    p50Days: border(0.5),
    p75Days: border(0.75),
    p90Days: border(0.9),
    ...thin(days, back),
  };
}

/** The first step that reaches a share; one that is reached exactly must not be missed by rounding. */
function findStep(back: Float64Array, share: number): number {
  let [low, high] = [0, back.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (back[middle]! >= share - 1e-12) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The steps at which each hundredth of the whole way is passed. */
function thin(days: Float64Array, back: Float64Array): Pick<ReorderCurve, 'days' | 'back'> {
  const steps = new Set<number>();
  for (let i = 1; i <= MOST_POINTS; i++) steps.add(findStep(back, (back.at(-1)! * i) / MOST_POINTS));
  return { days: [...steps].map((step) => days[step]!), back: [...steps].map((step) => back[step]!) };
}
