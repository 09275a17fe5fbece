import { countUpTo } from '#ml/data/count-up-to.ts';
import type { BuyerOrders } from '#ml/measurement/order-columns.ts';
import { sliceBuyers } from '#ml/measurement/slice-buyers.ts';
import { DERIVED } from './derived.ts';
import type { DaySpan } from './period.ts';
import type { ReportContext } from './report.ts';

/** The buyers whose first order lies in a span of days, and their positions among all buyers: the last is left out. */
export interface Starters {
  readonly buyers: BuyerOrders;
  readonly fromBuyer: number;
  readonly toBuyer: number;
}

/** Find who began in a span of days. Buyers come by their first order, so these stand beside each other. */
export function findStarters({ derive }: Pick<ReportContext, 'derive'>, { from, to }: DaySpan): Starters {
  const { first } = derive(DERIVED.dayOfStarts);
  const fromBuyer = countUpTo(first, from - 1);
  const toBuyer = Math.max(fromBuyer, countUpTo(first, to));
  return { buyers: sliceBuyers(derive(DERIVED.buyers), fromBuyer, toBuyer), fromBuyer, toBuyer };
}
