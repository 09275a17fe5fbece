import { BUYER_FIELDS } from '#app/profiles/segments/buyer-fields.ts';
import type { BuyerRule, Condition } from '#app/profiles/segments/buyer-rule.ts';
import { PRESET_RULES } from '#app/profiles/segments/presets.ts';
import { isIn } from './calendar.ts';
import { sumBuyers } from './check-survival.ts';
import { keptProducts } from './count-gateways.ts';
import type { Tally } from './create-tally.ts';
import { add, DAY, groupBy, shareValue, type Folder, type FolderBuyer } from './folder.ts';
import type { CheckedFolder } from './open-checked-folder.ts';
import type { StatedBuyer } from './read-stated-buyers.ts';

type Field = keyof typeof BUYER_FIELDS;
type Value = string | number | boolean | null;

interface Candidate extends FolderBuyer {
  readonly profile: StatedBuyer;
}

/** Who a condition names; null is not known: it and its opposite leave the buyer out. */
type Meets = (buyer: Candidate) => boolean | null;

/** Segments: who meets a rule, how many they are and what they are worth, for every kind of condition. */
export async function checkSegments(
  { folder, reports, shop }: CheckedFolder,
  stated: ReadonlyMap<number, StatedBuyer>,
  tally: Tally,
): Promise<void> {
  const candidates = folder.buyers.map((buyer) => ({ ...buyer, profile: stated.get(buyer.customer)! }));
  const conditions =
    candidates.length > 0 ? [...listComparisons(candidates, folder), ...listDeeds(candidates, folder)] : [];
  for (const { condition, meets } of conditions)
    for (const not of [false, true]) {
      const rule = { all: [not ? { ...condition, not } : condition] } as BuyerRule;
      const members = candidates.filter((buyer) => meets(buyer) === !not);
      const at = JSON.stringify(rule.all[0]);
      tally.same(at, (await reports.ask(shop, 'buyers-count', { rules: [rule] }))[0], sumBuyers(members, stated));
      const ids = members.map(({ customer }) => customer);
      tally.same(`${at}: members`, await reports.ask(shop, 'buyers-members', { rule }), ids);
    }
  const meetsOf = new Map(conditions.map(({ condition, meets }) => [JSON.stringify(condition), meets]));
  // Of two conditions, both must hold.
  for (const [i, { condition }] of conditions.entries()) {
    const [one, other] = [condition, conditions[(i * 7 + 3) % conditions.length]!.condition];
    const both = candidates.filter((buyer) => [one, other].every((each) => meetsOf.get(JSON.stringify(each))!(buyer)));
    const [count] = await reports.ask(shop, 'buyers-count', { rules: [{ all: [one, other] }] });
    tally.same(JSON.stringify([one, other]), count, sumBuyers(both, stated));
  }
  const presets = await reports.ask(shop, 'buyers-count', { rules: Object.values(PRESET_RULES) });
  tally.same('suggested segments', presets, countPresets(candidates, folder, stated));
  tally.same('values to choose from', await reports.ask(shop, 'buyers-values', {}), listTexts([...stated.values()]));
}

/** The value of a field as the page words it, from the buyer's profile. */
function valueOf(field: Field, { profile }: Candidate, asOf: number): Value {
  const days = (from: number | null, to: number | null) =>
    from === null || to === null ? null : Math.floor((to - from) / DAY);
  switch (field) {
    case 'daysSinceLastOrder':
      return days(profile.lastOrderAt, asOf);
    case 'daysSinceFirstOrder':
      return days(profile.firstOrderAt, asOf);
    case 'daysPastRhythm':
      return profile.rhythmDays === null ? null : Math.floor((asOf - profile.lastOrderAt) / DAY - profile.rhythmDays);
    case 'dueInDays':
      return days(asOf, profile.dueAt);
    case 'nextOrderInDays':
      return days(asOf, profile.nextOrderMedian);
    case 'churnRisk90':
      return profile.orderProbability90 === null ? null : 1 - profile.orderProbability90;
    case 'medianGapDays':
      return profile.medianGapSeconds === null ? null : profile.medianGapSeconds / 86_400;
    default:
      return profile[field] as Value;
  }
}

interface Posed {
  readonly condition: Condition;
  readonly meets: Meets;
}

/** For every field: is, one of, at least, at most, between, by values that buyers have. */
function listComparisons(candidates: readonly Candidate[], { asOf }: Folder): Posed[] {
  return (Object.keys(BUYER_FIELDS) as Field[]).flatMap((field) => {
    const values = candidates.flatMap((buyer) => valueOf(field, buyer, asOf) ?? []);
    if (values.length === 0) return [];
    const pose = (comparison: object, isMet: (value: Value) => boolean): Posed => ({
      condition: { field, ...comparison } as unknown as Condition,
      meets: (buyer) => {
        const value = valueOf(field, buyer, asOf);
        return value === null ? null : isMet(value);
      },
    });
    if (typeof values[0] === 'boolean') return [pose({ is: true }, (value) => value === true)];
    const [one, other] = [values[0]!, values[Math.floor(values.length / 2)]!];
    const among = [
      pose({ is: one }, (value) => value === one),
      pose({ in: [one, other] }, (value) => value === one || value === other),
    ];
    if (typeof one === 'string') return among;
    const [low, high] = [0.3, 0.8].map((p) => shareValue(values as number[], p)) as [number, number];
    return [
      ...among,
      pose({ atLeast: high }, (value) => (value as number) >= high),
      pose({ atMost: low }, (value) => (value as number) <= low),
      pose({ between: [low, high] }, (value) => (value as number) >= low && (value as number) <= high),
    ];
  });
}

/** What buyers did: products, types, periods, second orders, due products. */
function listDeeds(candidates: readonly Candidate[], { asOf, orders, products }: Folder): Posed[] {
  const dayAt = (share: number) => orders[Math.floor(share * (orders.length - 1))]!.day;
  const period = { from: dayAt(0.4), to: dayAt(0.6) };
  const kept = candidates.flatMap((buyer) => buyer.orders.flatMap(keptProducts));
  // Where all was given back, of a product that nobody has.
  const ids = [kept[0] ?? 1, kept[Math.floor(kept.length / 2)] ?? 1];
  const types = ids.map((id) => products.get(id)?.type ?? '');
  const typesOf = (buyer: Candidate) => buyer.orders.flatMap(keptProducts).map((id) => products.get(id)?.type);
  const due = candidates.flatMap(({ profile }) => profile.dueProducts)[0];
  const isDue = (buyer: Candidate, until: number) =>
    buyer.profile.dueProducts.some(({ productId, dueAt }) => productId === due?.productId && dueAt <= until);
  const inPeriod = (buyer: Candidate) => buyer.orders.some(({ day }) => isIn(day, period));
  const isBack = (days: number) => (buyer: Candidate) => {
    const [first, second] = buyer.orders;
    if (asOf - first!.at < days * DAY) return null;
    return second !== undefined && second.at - first!.at <= days * DAY;
  };
  const opposite = (is: boolean | null) => (is === null ? null : !is);
  const posed: [Condition, Meets][] = [
    [
      { field: 'boughtProduct', is: ids[0]! },
      (buyer) => buyer.orders.some((one) => keptProducts(one).includes(ids[0]!)),
    ],
    [
      { field: 'boughtProduct', in: ids },
      (buyer) => buyer.orders.some((one) => keptProducts(one).some((id) => ids.includes(id))),
    ],
    [{ field: 'startedWith', in: ids }, ({ orders: [first] }) => keptProducts(first!).some((id) => ids.includes(id))],
    [{ field: 'boughtType', is: types[0]! }, (buyer) => typesOf(buyer).includes(types[0]!)],
    [{ field: 'boughtType', in: types }, (buyer) => typesOf(buyer).some((type) => types.includes(type ?? ''))],
    [{ field: 'firstOrderBetween', ...period }, ({ orders: [first] }) => isIn(first!.day, period)],
    [{ field: 'lastOrderBetween', ...period }, (buyer) => isIn(buyer.orders.at(-1)!.day, period)],
    [{ field: 'orderedBetween', ...period, did: true }, inPeriod],
    [{ field: 'orderedBetween', ...period, did: false }, (buyer) => !inPeriod(buyer)],
    [{ field: 'secondOrderWithin', days: 60, did: true }, isBack(60)],
    [{ field: 'secondOrderWithin', days: 90, did: false }, (buyer) => opposite(isBack(90)(buyer))],
  ];
  if (due) {
    posed.push([{ field: 'dueProduct', is: due.productId }, (buyer) => isDue(buyer, Infinity)]);
    const soon: Condition = { field: 'dueProduct', in: [due.productId], withinDays: 7 };
    posed.push([soon, (buyer) => isDue(buyer, asOf + 7 * DAY)]);
  }
  return posed.map(([condition, meets]) => ({ condition, meets }));
}

/** Due within a week and in their rhythm; at risk and worth it; one order and late; loyal. */
function countPresets(candidates: readonly Candidate[], { asOf }: Folder, stated: ReadonlyMap<number, StatedBuyer>) {
  const past = (buyer: Candidate) => valueOf('daysPastRhythm', buyer, asOf) as number | null;
  const isKnown = (value: number | null): value is number => value !== null;
  const rules: ((buyer: Candidate) => boolean)[] = [
    (one) => {
      const [days, due] = [past(one), valueOf('dueInDays', one, asOf) as number | null];
      return isKnown(days) && isKnown(due) && days >= -7 && days <= -1 && due <= 6;
    },
    ({ profile: { stage, monetaryScore } }) => stage === 'atRisk' && monetaryScore! >= 4,
    (one) => one.orders.length === 1 && isKnown(past(one)) && past(one)! >= 0 && one.profile.stage !== 'lapsed',
    ({ profile }) => profile.stage === 'loyal',
  ];
  return rules.map((isMet) => sumBuyers(candidates.filter(isMet), stated));
}

/** The values that texts have, the commonest first, equally common ones by name; 100 at most. */
function listTexts(buyers: readonly StatedBuyer[]) {
  const list = (of: (buyer: StatedBuyer) => string | null) =>
    [...groupBy(buyers, of)]
      .filter(([value]) => value)
      .map(([value, members]) => ({ value: value!, n: add(members, () => 1) }))
      .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
      .slice(0, 100)
      .map(({ value }) => value);
  return {
    firstProductType: list((one) => one.firstProductType),
    firstCountry: list((one) => one.firstCountry),
    firstSource: list((one) => one.firstSource),
    favouriteType: list((one) => one.favouriteType),
    favouriteVendor: list((one) => one.favouriteVendor),
  };
}
