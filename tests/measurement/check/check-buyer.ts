import { exportOrders } from '#app/measurement/buyer/export-orders.ts';
import { getBuyerPage } from '#app/measurement/buyer/get-buyer-page.ts';
import { checkBuyerCard } from './check-buyer-card.ts';
import type { CountedProfile, countProfiles } from './count-profiles.ts';
import { countLacks } from './count-lacks.ts';
import type { Curve } from './count-standings.ts';
import type { Tally } from './create-tally.ts';
import { add, DAY, groupBy, type Folder, type FolderOrder } from './folder.ts';
import type { CheckedFolder } from './open-checked-folder.ts';
import type { StatedBuyer } from './read-stated-buyers.ts';

/** Of what a model fits: `check-forecasts.ts`. */
type Forecast = Pick<
  StatedBuyer,
  'orderProbability90' | 'expectedOrders90' | 'clv365MeanMinor' | 'clv365P10Minor' | 'clv365P50Minor' | 'clv365P90Minor'
>;

/** Every buyer's page: the figures, the step to take, the timeline to its end, and the export of the orders. */
export function checkBuyers(
  checked: CheckedFolder,
  counted: ReturnType<typeof countProfiles>,
  stated: ReadonlyMap<number, StatedBuyer>,
  tally: Tally,
): void {
  const { folder, db, shop } = checked;
  const ordersOf = groupBy(folder.allOrders, ({ customer }) => customer);
  const toMargin = createMargins(folder);
  const shortages = countLacks(folder);
  for (const { customer, orders } of folder.buyers) {
    const profile = counted.profiles.get(customer)!;
    const { figures, titles, entries, older } = getBuyerPage(db, shop.id, customer, null);
    const { gapDays, ...found } = figures!;
    checkBuyerCard(checked, customer, figures!, tally);
    for (const [product, title] of Object.entries(titles))
      tally.same(`buyer ${customer}: title`, title, folder.products.get(Number(product))?.title);
    const forecast = pickForecast(stated.get(customer)!);
    const curve = counted.curveOf(orders.length);
    const { gapSeconds, ...shown } = profile;
    tally.same(
      `buyer ${customer}`,
      found,
      {
        profile: { ...shown, ...forecast, clvMargin365P50Minor: toMargin(profile, forecast.clv365P50Minor) },
        waitedDays: Math.floor((folder.asOf - profile.lastOrderAt) / DAY),
        curve: curve && describeCurve(curve),
        cuts: counted.cuts,
        shortages,
        ownTimeDays: isLate(profile) && isInOwnTime(profile, folder.asOf) ? profile.rhythmDays : null,
        step: suggest(profile, curve, folder),
      },
      1e-12,
    );
    tally.same(
      `buyer ${customer}: gaps`,
      gapDays,
      gapSeconds.map((seconds) => seconds / 86_400),
      1e-12,
    );
    const newest = ordersOf.get(customer)!.toReversed();
    const timeline = [...entries];
    for (let from = older; from !== null;) {
      const page = getBuyerPage(db, shop.id, customer, from);
      timeline.push(...page.entries);
      from = page.older;
    }
    tally.same(
      `buyer ${customer}: timeline`,
      timeline,
      newest.map((order) => ({ kind: 'order', at: order.at, order: writeOrder(order, folder) })),
    );
    tally.sameCsv(`buyer ${customer}: orders.csv`, exportOrders(db, shop.id, customer), listLines(newest, folder));
  }
}

function pickForecast(stated: StatedBuyer): Forecast {
  const { orderProbability90, expectedOrders90, clv365MeanMinor, clv365P10Minor, clv365P50Minor, clv365P90Minor } =
    stated;
  return { orderProbability90, expectedOrders90, clv365MeanMinor, clv365P10Minor, clv365P50Minor, clv365P90Minor };
}

function describeCurve({ from, to, waits, returned, basis, borders: [p50Days, p75Days, p90Days] }: Curve) {
  return { fromOrder: from, toOrder: to, waits, returned, basis, p50Days, p75Days, p90Days };
}

/** A value to come as margin: by the buyer's own share of it, to which the shop's counts as one average order. */
function createMargins({ orders }: Folder) {
  const costed = orders.filter(({ margin }) => margin !== null);
  const average = add(orders, ({ net }) => net) / orders.length;
  const costedNet = add(costed, ({ net }) => net);
  const share = costedNet > 0 ? add(costed, ({ margin }) => margin!) / costedNet : null;
  return ({ marginMinor, netRevenueMinor }: CountedProfile, valueMinor: number | null): number | null => {
    if (valueMinor === null || marginMinor === null || share === null) return null;
    const own = netRevenueMinor <= 0 ? share : (marginMinor + average * share) / (netRevenueMinor + average);
    return Math.floor(valueMinor * own + 0.5);
  };
}

const isLate = ({ stage }: CountedProfile): boolean => stage === 'atRisk' || stage === 'lapsed';

const isInOwnTime = ({ rhythmSource, rhythmDays, lastOrderAt }: CountedProfile, asOf: number): boolean =>
  rhythmSource === 'own' && asOf - lastOrderAt <= rhythmDays! * DAY;

/** What to do next, the first that fits. */
function suggest(profile: CountedProfile, curve: Curve | null, { asOf, products }: Folder) {
  const { orderCount, discountedOrders, stage, lastOrderAt, favouriteType: type, dueProducts } = profile;
  const share = discountedOrders / orderCount;
  const discounts = orderCount < 2 ? null : share === 0 ? 'never' : share > 0.5 ? 'mostly' : 'sometimes';
  const step = (kind: string, more: object = {}) => ({ mayMail: null, discounts, kind, ...more });
  const after = (days: number) => lastOrderAt + days * DAY;
  const isOut = isLate(profile) && !isInOwnTime(profile, asOf);
  if (curve === null) return step('wait');
  if (isOut && stage === 'lapsed') return (profile.monetaryScore ?? 0) > 3 ? step('winBack', { type }) : step('letGo');
  const due = dueProducts.find(
    ({ productId, probability, dueAt }) =>
      probability >= 0.25 && dueAt <= asOf + 14 * DAY && products.get(productId)?.isActive,
  );
  if (due) return step('remind', due);
  if (isOut) return step('checkIn', { lapsesAt: after(curve.borders[2]), type });
  if (stage === 'new') return step('welcome', { atRiskAt: after(curve.borders[1]) });
  const { nextOrderFrom: from, nextOrderTo: to } = profile;
  return from === null ? step('leave') : step('expect', { from, to });
}

const largestFirst = ({ lines }: FolderOrder) => lines.toSorted((a, b) => b.net - a.net || a.id - b.id);

function writeOrder(order: FolderOrder, { currency }: Folder) {
  const { id, name, at, state, source, discount, isSubscribed, net, lines } = order;
  return {
    ...{ orderId: id, name, orderedAt: at, state, currency, sourceName: source || null, discountMinor: discount },
    discountCodes: [],
    ...{ isSubscription: isSubscribed, netMinor: net, refundedMinor: add(lines, ({ refunded }) => refunded) },
    lines: largestFirst(order)
      .slice(0, 6)
      .map((line) => ({
        ...{ productId: line.listedProduct, units: line.units, refundedUnits: line.refundedUnits },
        ...{ netMinor: line.net, isGiftCard: line.isGiftCard },
      })),
    moreLines: Math.max(0, lines.length - 6),
  };
}

function listLines(orders: readonly FolderOrder[], { products, scale, currency }: Folder) {
  return orders.flatMap((order) =>
    largestFirst(order).map((line) => [
      ...[order.name, new Date(order.at).toISOString(), order.state, line.listedProduct],
      ...[products.get(line.listedProduct ?? 0)?.title ?? null, line.units, line.refundedUnits],
      ...[line.net / scale, line.isGiftCard, currency],
    ]),
  );
}
