import { z } from 'zod';
import { averageCohorts } from '#ml/measurement/average-cohorts.ts';
import { countFirstOrders, type FirstOrderCounts } from '#ml/measurement/count-first-orders.ts';
import { createFirstOrderFilter, type FirstOrderFilter } from '#ml/measurement/create-first-order-filter.ts';
import { fillCohorts } from '#ml/measurement/fill-cohorts.ts';
import { findPayback } from '#ml/measurement/find-payback.ts';
import { measureCohortSteps } from '#ml/measurement/measure-cohort-steps.ts';
import { measureCohorts, type Cohort } from '#ml/measurement/measure-cohorts.ts';
import type { BuyerOrders } from '#ml/measurement/order-columns.ts';
import { periodOf } from '#ml/measurement/period-unit.ts';
import { selectBuyers } from '#ml/measurement/select-buyers.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { getAcquisitionCost } from '../get-acquisition-cost.ts';
import type { CohortsAnswer, PaidBackCohort } from './cohorts-answer.ts';
import { compareCohorts } from './compare-cohorts.ts';
import { DERIVED } from './derived.ts';
import { findStarters } from './find-starters.ts';
import { PERIOD, resolvePeriod, showPeriod } from './period.ts';
import type { Report, ReportContext } from './report.ts';

/** What fits a page; an export holds all of it. */
const SHOWN_COHORTS = { month: 61, week: 36 } as const;
const SHOWN_STEPS = 37;
const SHOWN_VALUES = 50;
const COMPARED_STEPS = 12;
const LONGEST = 255;

const text = z.string().max(LONGEST).nullable().default(null);
const schema = z.object({
  period: PERIOD.default('last365'),
  unit: z.enum(['month', 'week']).default('month'),
  product: z.number().int().positive().nullable().default(null),
  type: text,
  country: text,
  source: text,
  discounted: z.boolean().nullable().default(null),
  /** Everything, for an export. */
  isWhole: z.boolean().default(false),
});

type Params = z.output<typeof schema>;

/** Cohorts by period of first order: who orders again, what they bring in, and when they have paid for being won. */
export const cohortsReport: Report<typeof schema, CohortsAnswer> = {
  schema,
  warmed: [{}],
  settings: ({ db, shop }) => getAcquisitionCost(db, shop.id) ?? '',
  answer(context, params) {
    const columns = context.columns();
    const days = context.derive(DERIVED.days);
    const firstProducts = context.derive(DERIVED.firstProducts);
    const [first, last] = [days[0] ?? 0, days.at(-1) ?? -1];
    const span = resolvePeriod(params.period, first, last);
    const { buyers: starters } = findStarters(context, span.now);
    const meets = createFirstOrderFilter(columns, firstProducts, params);
    const select = (some: BuyerOrders) => selectBuyers(some, (_, order) => meets(order));
    const buyers = select(starters);
    const earlier = span.before && select(findStarters(context, span.before).buyers);
    const wanted = {
      from: periodOf(Math.max(span.now.from, first), params.unit),
      to: periodOf(Math.min(span.now.to, last), params.unit),
      asOfPeriod: context.derive(DERIVED[params.unit]).at(-1) ?? 0,
    };
    const cohorts = measureCohorts(columns, buyers, { periods: context.derive(DERIVED[params.unit]), ...wanted });
    const average = averageCohorts(cohorts);
    const measureSteps = (some: BuyerOrders) =>
      measureCohortSteps(columns, some, {
        ...{ periods: context.derive(DERIVED[params.unit]), asOfPeriod: wanted.asOfPeriod, steps: COMPARED_STEPS },
      });
    const costMinor = getAcquisitionCost(context.db, context.shop.id);
    const payback = (count: number, cells: Cohort['cells']) =>
      costMinor === null ? null : findPayback(count, cells, costMinor);
    const from = Math.max(wanted.from, wanted.to - SHOWN_COHORTS[params.unit] + 1);
    const shown = params.isWhole ? cohorts : fillCohorts(cohorts, { ...wanted, from });
    const steps = params.isWhole ? Infinity : SHOWN_STEPS;
    return {
      asOf: columns.orderedAt.at(-1) ?? null,
      everBuyers: context.derive(DERIVED.buyers).buyerCount,
      unit: params.unit,
      period: showPeriod(params.period, span),
      filters: pickFilters(params),
      starters: starters.buyerCount,
      buyers: buyers.buyerCount,
      cohorts: shown.map((cohort) => ({
        ...cohort,
        cells: cohort.cells.slice(0, steps),
        payback: payback(cohort.buyers, cohort.cells),
        soFar: pickSoFar(cohort),
      })),
      average: average.slice(0, steps),
      compared: earlier && compareCohorts(measureSteps(buyers), measureSteps(earlier)),
      isCut: !params.isWhole && cohorts.length > 0 && (from > wanted.from || wanted.asOfPeriod - from >= steps),
      costedShare: shareCosted(cohorts),
      acquisitionCostMinor: costMinor,
      payback: findAveragePayback(average, costMinor),
      ...firstValues(countFirstOrders(columns, starters, firstProducts)),
      productTitle: params.product === null ? null : findTitle(context, params.product),
    };
  },
};

function pickFilters({ product, type, country, source, discounted }: Params): FirstOrderFilter {
  return { product, type, country, source, discounted };
}

function firstValues({ types, countries, sources, discounted }: FirstOrderCounts): FirstOrderCounts {
  const first = <Value>(values: readonly Value[]) => values.slice(0, SHOWN_VALUES);
  return { types: first(types), countries: first(countries), sources: first(sources), discounted };
}

/** Of all its periods, those that there is no room for included. */
function pickSoFar({ cells }: Cohort): PaidBackCohort['soFar'] {
  const { cumulativeNetMinor, cumulativeMarginMinor } = cells.at(-1)!;
  return { netMinor: cumulativeNetMinor, marginMinor: cumulativeMarginMinor };
}

/** The newest known cell of each cohort tells of all its orders. */
function shareCosted(cohorts: readonly Cohort[]): number | null {
  const newest = cohorts.flatMap(({ cells }) => cells.slice(-1));
  const net = newest.reduce((sum, cell) => sum + cell.cumulativeNetMinor, 0);
  return net > 0 ? newest.reduce((sum, cell) => sum + cell.costedNetMinor, 0) / net : null;
}

/** As `findPayback`, where other cohorts stand behind each cell. */
function findAveragePayback(average: CohortsAnswer['average'], costMinor: number | null): number | null {
  if (costMinor === null) return null;
  const passed = average.findIndex((cell) => findPayback(cell.buyers, [cell], costMinor) !== null);
  return passed < 0 ? null : passed;
}

function findTitle({ db, shop }: ReportContext, productId: number): string | null {
  const read = prepareOnce(db, 'SELECT title FROM Product WHERE shopId = ? AND productId = ?').pluck();
  return (read.get(shop.id, productId) as string | undefined) ?? null;
}
