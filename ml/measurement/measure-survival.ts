import {
  describeSharedSurvival,
  describeSurvival,
  type DescribeSurvivalOptions,
  type SurvivalFigures,
} from './describe-survival.ts';
import { listSharedWaits } from './list-shared-waits.ts';
import { listWaits, type Waits } from './list-waits.ts';
import type { BuyerOrders } from './order-columns.ts';
import { selectBuyers } from './select-buyers.ts';

/** How soon the next order comes after the i-th, or after every order from the i-th on. */
export interface StepSurvival extends SurvivalFigures {
  /** i, from 1. */
  readonly orderNumber: number;
  /** After later orders too: a buyer has as many waits as such orders. */
  readonly andLater: boolean;
}

/** How soon the second order comes after a first one of a product type. */
export interface TypeSurvival extends SurvivalFigures {
  /** '' for orders of no type; null for all types not listed by themselves. */
  readonly type: string | null;
}

export interface MeasureSurvivalOptions extends DescribeSurvivalOptions {
  readonly asOf: number;
  /** The waits of these buyers, where they are known already. */
  readonly waits?: readonly Waits[];
  /** Order numbers by themselves. Default 5. */
  readonly steps?: number;
  /** Whether all later order numbers are one step more. Default true. */
  readonly hasLater?: boolean;
  /** The largest product types by themselves, the rest together; 0 for none. Default 4. */
  readonly mostTypes?: number;
  /** Below it a product type is among the rest. Default 30. */
  readonly minBuyers?: number;
}

/** Who comes back how soon: after each order, and after a first order by its product type, largest first. */
export interface Survival {
  readonly steps: readonly StepSurvival[];
  readonly types: readonly TypeSurvival[];
}

/**
 * Measure how long buyers take to their next order, those who have not come back yet being censored as of `asOf`.
 *
 * @param typeOf product type of an order, by its position. @returns no step that nobody reached.
 */
export function measureSurvival(
  buyers: BuyerOrders,
  orderedAt: Float64Array,
  typeOf: (order: number) => string,
  { asOf, steps = 5, hasLater = true, mostTypes = 4, minBuyers = 30, ...options }: MeasureSurvivalOptions,
): Survival {
  const ofSteps = options.waits ?? listWaits(buyers, orderedAt, { asOf, steps });
  const describeLater = (): StepSurvival[] => {
    const later = listSharedWaits(buyers, orderedAt, { asOf, fromOrder: steps + 1 });
    if (later.buyerCount === 0) return [];
    return [{ orderNumber: steps + 1, andLater: true, ...describeSharedSurvival(later, options) }];
  };
  const describeTypes = (): TypeSurvival[] => {
    const firstTypes = Array.from({ length: buyers.buyerCount }, (_, buyer) =>
      typeOf(buyers.positions[buyers.offsets[buyer]!]!),
    );
    const listed = listLargest(firstTypes, mostTypes, minBuyers);
    if (listed.length === 0) return [];
    const describeOf = (type: string | null, isOne: (type: string) => boolean): TypeSurvival[] => {
      const some = selectBuyers(buyers, (buyer) => isOne(firstTypes[buyer]!));
      return listWaits(some, orderedAt, { asOf, steps: 1 }).map((waits) => ({
        type,
        ...describeSurvival(waits, options),
      }));
    };
    const rest = describeOf(null, (type) => !listed.includes(type));
    return [...listed.flatMap((type) => describeOf(type, (one) => one === type)), ...rest];
  };
  return {
    steps: [
      ...ofSteps
        .slice(0, steps)
        .map((waits, i) => ({ orderNumber: i + 1, andLater: false, ...describeSurvival(waits, options) })),
      ...(hasLater ? describeLater() : []),
    ],
    types: mostTypes > 0 ? describeTypes() : [],
  };
}

/** The types with most buyers, largest first, equal ones by name. */
function listLargest(types: readonly string[], most: number, minBuyers: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n >= minBuyers)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([type]) => type);
}
