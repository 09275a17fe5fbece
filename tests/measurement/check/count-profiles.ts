import { fitPairs, listPairs, recall, type KnownPair } from './count-outlook.ts';
import { countStandings, type Curve } from './count-standings.ts';
import type { Step } from './intervals.ts';
import { add, DAY, groupBy, middleOf, shareValue, type Folder, type FolderBuyer, type FolderOrder } from './folder.ts';

const YEAR = 365 * DAY;
const UNSCORED = [null, null, null] as const;
const toTenth = (value: number) => Math.round(value * 10) / 10;
const toFourth = (value: number) => Math.round(value * 10_000) / 10_000;

/** A buyer's profile, all that is counted in it: what a model fits is not here. */
export type CountedProfile = ReturnType<ReturnType<typeof countProfiles>['profiles']['get']> & object;

/** The counted part of every buyer's profile, by customer, and what it is judged by. */
export function countProfiles(folder: Folder) {
  const { buyers, asOf } = folder;
  const standings = countStandings(folder);
  const rhythmOf = createRhythms(folder);
  const dueOf = createDue(folder);
  const kept = new Map<Curve, readonly Step[]>();
  const stepsOf = (curve: Curve) => {
    if (!kept.has(curve)) kept.set(curve, keepSteps(curve.steps));
    return kept.get(curve)!;
  };
  const profiles = new Map(
    buyers.map(({ customer, orders }) => {
      const now = standings.standAt(orders, asOf)!;
      const before = standings.standAt(orders, asOf - 30 * DAY);
      const [recencyScore, frequencyScore, monetaryScore] = now.scores ?? UNSCORED;
      const [recencyScoreBefore, frequencyScoreBefore, monetaryScoreBefore] = before?.scores ?? UNSCORED;
      const curve = standings.curveOf(orders.length);
      const summary = summarize(orders);
      const taste = measureTaste(folder, orders);
      const rhythm = rhythmOf(summary, taste.tasteTypes);
      const dueProducts = dueOf(customer);
      const profile = {
        ...{ customerId: customer, ...summary, ...taste, scoredAt: asOf, ...rhythm },
        ...{ recencyScore, frequencyScore, monetaryScore, stage: now.stage, stageBefore: before?.stage ?? null },
        ...{ recencyScoreBefore, frequencyScoreBefore, monetaryScoreBefore },
        ...foreseeOrder(summary, curve && stepsOf(curve), asOf),
        dueProducts,
        dueAt: dueProducts.length > 0 ? Math.min(...dueProducts.map(({ dueAt }) => dueAt)) : null,
      };
      return [customer, profile] as const;
    }),
  );
  return { profiles, ...standings };
}

function summarize(orders: readonly FolderOrder[]) {
  const first = orders[0]!;
  const net = add(orders, (order) => order.net);
  const gaps = orders.slice(1).map(({ at }, i) => Math.floor((at - orders[i]!.at) / 1000));
  const middle = middleOf(gaps);
  return {
    ...{
      firstOrderAt: first.at,
      secondOrderAt: orders[1]?.at ?? null,
      lastOrderAt: orders.at(-1)!.at,
      orderCount: orders.length,
      netRevenueMinor: net,
    },
    marginMinor: orders.some(({ margin }) => margin === null) ? null : add(orders, ({ margin }) => margin!),
    averageOrderMinor: Math.floor(net / orders.length + 0.5),
    ...{ gapSeconds: gaps, medianGapSeconds: middle === null ? null : Math.floor(middle) },
    ...{ firstProductId: first.mainProduct, firstProductType: first.mainType, firstCountry: first.country },
    ...{ firstSource: first.source, firstDiscounted: first.isDiscounted },
    discountedOrders: orders.filter(({ isDiscounted }) => isDiscounted).length,
    subscriptionOrders: orders.filter(({ isSubscribed }) => isSubscribed).length,
  };
}

type Summary = ReturnType<typeof summarize>;

function measureTaste({ products }: Folder, orders: readonly FolderOrder[]) {
  const last = orders.at(-1)!.at;
  const kept = orders.flatMap(({ at, lines }) =>
    lines
      .filter(({ units, net, isGiftCard }) => units > 0 && net > 0 && !isGiftCard)
      .map((line) => ({ ...line, weight: 0.5 ** ((last - at) / YEAR) })),
  );
  const listShares = (nameOf: 'type' | 'vendor') => {
    const weights = new Map<string, number>();
    for (const { product, units, weight } of kept) {
      const name = products.get(product ?? 0)?.[nameOf] ?? '';
      if (name !== '') weights.set(name, (weights.get(name) ?? 0) + units * weight);
    }
    const all = add([...weights.values()], (weight) => weight);
    return [...weights]
      .map(([name, weight]) => ({ name, share: toFourth(weight / all) }))
      .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))
      .slice(0, 5);
  };
  const [tasteTypes, tasteVendors] = [listShares('type'), listShares('vendor')];
  const prices = kept.map(({ net, units }) => net / units);
  const price = (p: number) => Math.floor(shareValue(prices, p) + 0.5);
  return {
    ...{ tasteTypes, tasteVendors },
    priceBand: prices.length === 0 ? null : { lowMinor: price(0.25), medianMinor: price(0.5), highMinor: price(0.75) },
    ...{ favouriteType: tasteTypes[0]?.name ?? null, favouriteVendor: tasteVendors[0]?.name ?? null },
  };
}

/** The shop's median gap, and that after orders with a type, shrunk to it by 20 gaps' worth. */
function createRhythms({ buyers, products }: Folder) {
  const all: number[] = [];
  const ofType = new Map<string, number[]>();
  for (const { orders } of buyers) {
    for (const [i, { at, lines }] of orders.entries()) {
      const next = orders[i + 1];
      if (!next) continue;
      const days = (next.at - at) / DAY;
      all.push(days);
      for (const type of new Set(
        lines.flatMap(({ product }) => (product ? (products.get(product)?.type ?? '') : '')),
      )) {
        if (!ofType.has(type)) ofType.set(type, []);
        ofType.get(type)!.push(days);
      }
    }
  }
  const shop = all.length < 30 ? null : middleOf(all);
  const medians = new Map(
    [...ofType].map(([type, gaps]) => [type, (gaps.length * middleOf(gaps)! + 20 * (shop ?? 0)) / (gaps.length + 20)]),
  );
  return ({ orderCount, medianGapSeconds }: Summary, taste: readonly { name: string; share: number }[]) => {
    const own = (medianGapSeconds ?? 0) / 86_400;
    if (orderCount >= 3) return { rhythmDays: toTenth(own), rhythmSource: 'own' as const };
    if (shop === null) return { rhythmDays: null, rhythmSource: null };
    const shares = add(taste, ({ share }) => share);
    const usual = shares > 0 ? add(taste, ({ name, share }) => share * (medians.get(name) ?? shop)) / shares : shop;
    const days = orderCount === 1 ? usual : (own + 2 * usual) / 3;
    return { rhythmDays: toTenth(days), rhythmSource: 'shop' as const };
  };
}

/** Quartiles of the own gaps that are longer than the wait, two at least; else of the way the shop's curve still has to go. */
function foreseeOrder({ orderCount, gapSeconds, lastOrderAt }: Summary, steps: readonly Step[] | null, asOf: number) {
  const waited = (asOf - lastOrderAt) / DAY;
  const longer = orderCount < 3 ? [] : gapSeconds.map((seconds) => seconds / 86_400).filter((gap) => gap > waited);
  const instant = (days: number | undefined) => (days === undefined ? null : Math.floor(lastOrderAt + days * DAY));
  const quartiles = [0.25, 0.5, 0.75].map((p) =>
    longer.length < 2 ? readCurve(steps, waited, p) : shareValue(longer, p),
  );
  const [nextOrderFrom, nextOrderMedian, nextOrderTo] = quartiles.map(instant);
  return { nextOrderFrom: nextOrderFrom!, nextOrderMedian: nextOrderMedian!, nextOrderTo: nextOrderTo! };
}

/** Days after the last order by which a part of the way that the curve still has to go is passed. */
function readCurve(kept: readonly Step[] | null, waited: number, p: number): number | undefined {
  if (kept === null) return undefined;
  const whole = 1 - kept.at(-1)!.waiting;
  const passed = kept.findLast(({ time }) => time <= waited);
  const now = passed ? 1 - passed.waiting : 0;
  return kept.find(({ time, waiting }) => time > waited && 1 - waiting >= now + p * (whole - now) - 1e-12)?.time;
}

/** Of a curve the app keeps the steps at which each hundredth of its way is passed. */
function keepSteps(steps: readonly Step[]): readonly Step[] {
  const whole = 1 - steps.at(-1)!.waiting;
  const at = (hundredths: number) => steps.find(({ waiting }) => 1 - waiting >= (whole * hundredths) / 100 - 1e-12)!;
  return [...new Set(Array.from({ length: 100 }, (_, i) => at(i + 1)))];
}

/** Up to five past products that are expected within 60 days. */
function createDue({ buyers, asOf }: Folder) {
  const pairs = recall(listPairs(buyers), asOf);
  const rateOf = fitPairs(pairs);
  const repeaters = new Map<number, number>();
  for (const { product, k } of pairs) if (k > 0) repeaters.set(product, (repeaters.get(product) ?? 0) + 1);
  const from = asOf - 60 * DAY;
  const old = pairs.filter(({ instants }) => instants[0]! < from);
  const usual = old.length > 0 ? old.filter(({ instants }) => instants.at(-1)! >= from).length / old.length : 0;
  const describe = (pair: KnownPair) => {
    const { gap, perDay } = rateOf(pair);
    const dueAt = Math.max(asOf, Math.floor(pair.instants.at(-1)! + gap * DAY));
    return { chance: 1 - Math.exp(-60 * perDay), dueAt };
  };
  const due = pairs
    .filter(({ k, product }) => k > 0 || (repeaters.get(product) ?? 0) > 1)
    .map((pair) => ({ pair, ...describe(pair) }))
    .filter(({ chance, dueAt }) => dueAt <= asOf + 60 * DAY && chance >= usual && toFourth(chance) > 0);
  const byCustomer = groupBy(due, ({ pair }) => pair.customer);
  return (customer: FolderBuyer['customer']) =>
    (byCustomer.get(customer) ?? [])
      .map(({ pair, dueAt, chance }) => ({ productId: pair.product, dueAt, probability: toFourth(chance) }))
      .sort((a, b) => b.probability - a.probability || a.productId - b.productId)
      .slice(0, 5);
}
