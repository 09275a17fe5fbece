import { exportCohorts } from '#app/measurement/reports/export-cohorts.ts';
import type { Reports } from '#app/measurement/reports/reports.ts';
import {
  createBuckets,
  isIn,
  listBuckets,
  numberOf,
  placePeriod,
  type Asked,
  type Span,
  type Unit,
} from './calendar.ts';
import { newcombe, welch } from './intervals.ts';
import type { Tally } from './create-tally.ts';
import { add, type Folder, type FolderOrder } from './folder.ts';

export interface CohortView {
  readonly unit: Unit;
  readonly period: Asked;
  readonly product?: number;
  readonly type?: string;
  readonly country?: string;
  readonly source?: string;
  readonly discounted?: boolean;
}

type History = readonly FolderOrder[];

/** The page "Cohorts" and its exports, for one choice of period, unit and filters. */
export async function checkCohorts(
  folder: Folder,
  reports: Reports,
  shop: { readonly id: number },
  { view, costMinor }: { readonly view: CohortView; readonly costMinor: number },
  tally: Tally,
): Promise<void> {
  const answer = await reports.ask(shop, 'cohorts', { ...view, isWhole: true });
  const expected = countView(folder, view, costMinor);
  // All of them, those of nobody left out; a page shows its newest months or weeks one by one.
  const filled = expected.cohorts.filter(({ buyers }) => buyers > 0);
  tally.same('cohorts', answer, { ...expected, cohorts: filled }, 1e-9);
  const shown = await reports.ask(shop, 'cohorts', view);
  const [cohorts, steps] = [view.unit === 'month' ? 61 : 36, 37];
  tally.same('cohorts as shown', shown.cohorts, cut(expected.cohorts.slice(-cohorts), steps), 1e-9);
  tally.same('cohorts as shown: average', shown.average, expected.average.slice(0, steps), 1e-9);
  const { scale, currency } = folder;
  tally.sameCsv(
    'cohorts.csv',
    exportCohorts(answer, 'cohorts', currency),
    filled.flatMap(({ bucket, buyers, cells }) =>
      cells.map(({ orderingBuyers, cumulativeNetMinor: net, cumulativeMarginMinor: margin, ...cell }, step) => [
        ...[bucket, buyers, step, orderingBuyers, orderingBuyers / buyers, net / buyers / scale],
        ...[margin === null ? null : margin / buyers / scale, net > 0 ? cell.costedNetMinor / net : null, cell.mature],
      ]),
    ),
  );
  tally.sameCsv(
    'cohorts.csv payback',
    exportCohorts(answer, 'payback', currency),
    filled.map(({ bucket, buyers, payback }) => [bucket, buyers, payback]),
  );
  tally.sameCsv(
    'cohorts.csv compared',
    exportCohorts(answer, 'compared', currency),
    (expected.compared ?? []).map(({ step, now, before, shares, means }) => [
      step,
      ...[now, before].flatMap((one) => [one.buyers, one.orderingBuyers, one.netMinor / one.buyers / scale]),
      ...[...shares, ...means.map((bound) => bound / scale)],
    ]),
    1e-9,
  );
}

/** What a page does not show is left out. */
function cut<Cohort extends { readonly cells: readonly unknown[] }>(cohorts: readonly Cohort[], steps: number) {
  return cohorts.map((cohort) => ({ ...cohort, cells: cohort.cells.slice(0, steps) }));
}

function countView(folder: Folder, view: CohortView, costMinor: number) {
  const { unit, product = null, type = null, country = null, source = null, discounted = null } = view;
  const { span, before, shown, buckets, newest } = placePeriod(folder, view.period, unit);
  const starters = folder.buyers.map(({ orders }) => orders).filter(([first]) => isIn(first!.day, span));
  const chosen = starters.filter(([first]) => meets(first!, view));
  const cohorts = chosen.length === 0 ? [] : countCohorts(chosen, { buckets, newest, unit, costMinor });
  const average = averageOf(cohorts.filter(({ buyers }) => buyers > 0));
  const last = cohorts.map(({ cells }) => cells.at(-1)!);
  const net = add(last, ({ cumulativeNetMinor }) => cumulativeNetMinor);
  const payback = average.findIndex((cell) => hasPaid(cell, cell.buyers, costMinor));
  const firsts = starters.map(([first]) => first!);
  const counts = {
    types: countValues(firsts.map(({ mainType }) => mainType)),
    countries: countValues(firsts.map((first) => first.country)),
    sources: countValues(firsts.map((first) => first.source)),
    discounted: countValues(firsts.map(({ isDiscounted }) => isDiscounted)),
  };
  return {
    ...{ asOf: folder.asOf, everBuyers: folder.buyers.length, unit, period: shown },
    filters: { product, type, country, source, discounted },
    ...{ starters: starters.length, buyers: chosen.length, cohorts, average },
    compared: before && compareWith(folder, view, { now: chosen, before, newest }),
    isCut: false,
    costedShare: net > 0 ? add(last, ({ costedNetMinor }) => costedNetMinor) / net : null,
    acquisitionCostMinor: costMinor,
    payback: payback < 0 ? null : payback,
    ...counts,
    productTitle: product === null ? null : (folder.products.get(product)?.title ?? null),
  };
}

interface Sides {
  readonly now: readonly History[];
  readonly before: Span;
  readonly newest: string;
}

/** Each step by itself, from the dates of every buyer's orders, where both sides have 30 buyers. */
function compareWith({ buyers }: Folder, view: CohortView, { now, before, newest }: Sides) {
  const bucketOf = createBuckets(view.unit);
  const earlier = buyers
    .map(({ orders }) => orders)
    .filter(([first]) => isIn(first!.day, before) && meets(first!, view));
  const count = (side: readonly History[], step: number) => {
    const members = side.flatMap((orders) => {
      const now = listBuckets(bucketOf(orders[0]!), newest, view.unit)[step];
      if (now === undefined || now >= newest) return [];
      const net = add(
        orders.filter((order) => bucketOf(order) <= now),
        (order) => order.net,
      );
      return { net, isBack: orders.some((order) => bucketOf(order) === now) };
    });
    const orderingBuyers = members.filter(({ isBack }) => isBack).length;
    const nets = members.map(({ net }) => net);
    return { nets, shown: { buyers: nets.length, orderingBuyers, netMinor: add(nets, (net) => net) } };
  };
  return Array.from({ length: 12 }, (_, at) => {
    const [newer, older] = [count(now, at + 1), count(earlier, at + 1)];
    const [one, other] = [newer.shown, older.shown];
    if (Math.min(one.buyers, other.buyers) < 30) return [];
    const shares = newcombe([one.orderingBuyers, one.buyers], [other.orderingBuyers, other.buyers])!;
    return { step: at + 1, now: one, before: other, shares, means: welch(newer.nets, older.nets) };
  }).flat();
}

function meets(first: FolderOrder, { product, type, country, source, discounted }: CohortView): boolean {
  return (
    (product === undefined || first.mainProduct === product) &&
    (type === undefined || first.mainType === type) &&
    (country === undefined || first.country === country) &&
    (source === undefined || first.source === source) &&
    (discounted === undefined || first.isDiscounted === discounted)
  );
}

interface Place {
  readonly buckets: readonly string[];
  readonly newest: string;
  readonly unit: Unit;
  readonly costMinor: number;
}

function countCohorts(buyers: readonly History[], { buckets, newest, unit, costMinor }: Place) {
  const bucketOf = createBuckets(unit);
  return buckets.map((bucket) => {
    const members = buyers.filter(([first]) => bucketOf(first!) === bucket);
    const cells = listBuckets(bucket, newest, unit).map((now) => {
      const sofar = members.flat().filter((order) => bucketOf(order) <= now);
      const costed = sofar.filter(({ margin }) => margin !== null);
      return {
        orderingBuyers: members.filter((orders) => orders.some((order) => bucketOf(order) === now)).length,
        cumulativeNetMinor: add(sofar, ({ net }) => net),
        cumulativeMarginMinor: costed.length < sofar.length ? null : add(costed, ({ margin }) => margin!),
        costedNetMinor: add(costed, ({ net }) => net),
        mature: now < newest,
      };
    });
    const payback = cells.findIndex((cell) => hasPaid(cell, members.length, costMinor));
    return named(bucket, {
      ...{ period: numberOf(bucket, unit), buyers: members.length, cells },
      payback: members.length === 0 || payback < 0 ? null : payback,
      soFar: { netMinor: cells.at(-1)!.cumulativeNetMinor, marginMinor: cells.at(-1)!.cumulativeMarginMinor },
    });
  });
}

/** Keep the bucket at hand for the export without making it a figure. */
function named<Cohort extends object>(bucket: string, cohort: Cohort): Cohort & { readonly bucket: string } {
  return Object.defineProperty(cohort, 'bucket', { value: bucket, enumerable: false }) as Cohort & { bucket: string };
}

function hasPaid(cell: { cumulativeMarginMinor: number | null }, buyers: number, costMinor: number): boolean {
  return cell.cumulativeMarginMinor !== null && cell.cumulativeMarginMinor / buyers >= costMinor;
}

function averageOf(cohorts: ReturnType<typeof countCohorts>) {
  const most = Math.max(0, ...cohorts.map(({ cells }) => cells.filter(({ mature }) => mature).length));
  return Array.from({ length: most }, (_, k) => {
    const mature = cohorts.filter(({ cells }) => cells[k]?.mature);
    const cells = mature.map((cohort) => cohort.cells[k]!);
    const isCosted = cells.every(({ cumulativeMarginMinor }) => cumulativeMarginMinor !== null);
    return {
      buyers: add(mature, ({ buyers }) => buyers),
      orderingBuyers: add(cells, ({ orderingBuyers }) => orderingBuyers),
      cumulativeNetMinor: add(cells, ({ cumulativeNetMinor }) => cumulativeNetMinor),
      cumulativeMarginMinor: isCosted ? add(cells, ({ cumulativeMarginMinor }) => cumulativeMarginMinor!) : null,
      costedNetMinor: add(cells, ({ costedNetMinor }) => costedNetMinor),
    };
  });
}

/** How often each value comes, the most frequent first, equal ones by name; 50 at most. */
function countValues<Value extends string | boolean>(values: readonly Value[]) {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, buyers]) => ({ value, buyers }))
    .sort((a, b) => b.buyers - a.buyers || (a.value < b.value ? -1 : 1))
    .slice(0, 50);
}
