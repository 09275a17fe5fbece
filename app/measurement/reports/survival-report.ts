import { z } from 'zod';
import { countSubscriptionOrders, type SubscriptionOrders } from '#ml/measurement/count-subscription-orders.ts';
import { measureSurvival, type Survival } from '#ml/measurement/measure-survival.ts';
import { compareSteps, type StepChange } from './compare-steps.ts';
import { DERIVED } from './derived.ts';
import { findStarters } from './find-starters.ts';
import { findWaits } from './find-waits.ts';
import { PERIOD, resolvePeriod, showPeriod, type ShownPeriod } from './period.ts';
import type { Report } from './report.ts';

/** Enough for a chart, and for a small one; an export has a point for each day. */
const SHOWN_POINTS = 122;
const BRIEF_POINTS = 53;
const WHOLE_POINTS = 365;

const schema = z.object({
  /** Of the first orders. */
  period: PERIOD.default('all'),
  /** A point a day, for an export. */
  isWhole: z.boolean().default(false),
  /** After each of the first orders only, a point a week. */
  isBrief: z.boolean().default(false),
});

/** The page "Time to next order". */
export interface SurvivalAnswer extends Survival, SubscriptionOrders {
  readonly asOf: number | null;
  readonly period: ShownPeriod;
  /** Known buyers of the period. */
  readonly buyers: number;
  /** From order to order against the days before; none for a small chart. */
  readonly changes: readonly StepChange[];
}

/** How soon buyers come back: after each order, and by the product type they began with. */
export const survivalReport: Report<typeof schema, SurvivalAnswer> = {
  schema,
  warmed: [{}, { period: 'last365', isBrief: true }],
  answer(context, { period, isWhole, isBrief }) {
    const columns = context.columns();
    const days = context.derive(DERIVED.days);
    const span = resolvePeriod(period, days[0] ?? 0, days.at(-1) ?? -1);
    const { buyers } = findStarters(context, span.now);
    const firstProducts = context.derive(DERIVED.firstProducts);
    const typeOf = (order: number) => {
      const product = firstProducts[order]!;
      return product < 0 ? '' : columns.productTypes[columns.productType[product]!]!;
    };
    const asOf = columns.orderedAt.at(-1) ?? null;
    return {
      asOf,
      period: showPeriod(period, span),
      buyers: buyers.buyerCount,
      ...countSubscriptionOrders(columns),
      changes: isBrief
        ? []
        : compareSteps({ buyers: context.derive(DERIVED.buyers), orderedAt: columns.orderedAt, days }, span),
      ...measureSurvival(buyers, columns.orderedAt, typeOf, {
        asOf: asOf ?? 0,
        waits: findWaits(context, span.now),
        mostPoints: isWhole ? WHOLE_POINTS : isBrief ? BRIEF_POINTS : SHOWN_POINTS,
        ...(isBrief && { mostTypes: 0, hasLater: false }),
      }),
    };
  },
};
