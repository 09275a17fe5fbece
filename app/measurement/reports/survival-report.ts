import { z } from 'zod';
import { countSubscriptionOrders, type SubscriptionOrders } from '#ml/measurement/count-subscription-orders.ts';
import { measureSurvival, type Survival } from '#ml/measurement/measure-survival.ts';
import { selectBuyers } from '#ml/measurement/select-buyers.ts';
import { findMainProduct } from '#ml/profiles/find-main-product.ts';
import { DERIVED } from './derived.ts';
import { PERIOD, resolvePeriod, showPeriod, type ShownPeriod } from './period.ts';
import type { Report } from './report.ts';

/** Enough for a chart; an export has a point for each day. */
const SHOWN_POINTS = 122;
const WHOLE_POINTS = 365;

const schema = z.object({
  /** Of the first orders. */
  period: PERIOD.default('all'),
  /** A point a day, for an export. */
  isWhole: z.boolean().default(false),
});

/** The page "Time to next order". */
export interface SurvivalAnswer extends Survival, SubscriptionOrders {
  readonly asOf: number | null;
  readonly period: ShownPeriod;
  /** Known buyers of the period. */
  readonly buyers: number;
}

/** How soon buyers come back: after each order, and by the product type they began with. */
export const survivalReport: Report<typeof schema, SurvivalAnswer> = {
  schema,
  warmed: [{}],
  answer(context, { period, isWhole }) {
    const columns = context.columns();
    const days = context.derive(DERIVED.days);
    const span = resolvePeriod(period, days[0] ?? 0, days.at(-1) ?? -1);
    const buyers = selectBuyers(
      context.derive(DERIVED.buyers),
      (_, first) => days[first]! >= span.now.from && days[first]! <= span.now.to,
    );
    const typeOf = (order: number) => {
      const product = findMainProduct(columns, order);
      return product < 0 ? '' : columns.productTypes[columns.productType[product]!]!;
    };
    const asOf = columns.orderedAt.at(-1) ?? null;
    return {
      asOf,
      period: showPeriod(period, span),
      buyers: buyers.buyerCount,
      ...countSubscriptionOrders(columns),
      ...measureSurvival(buyers, columns.orderedAt, typeOf, {
        asOf: asOf ?? 0,
        mostPoints: isWhole ? WHOLE_POINTS : SHOWN_POINTS,
      }),
    };
  },
};
