import type { StepSurvival } from '#ml/measurement/measure-survival.ts';
import type { BuyerRule } from '../../profiles/segments/buyer-rule.ts';

/** Where buyers of so many orders, or more, stand before, in and past the days in which most returns fall. */
export interface WriteWindow {
  readonly orderNumber: number;
  /** Of more orders too. */
  readonly andLater: boolean;
  /** Whole days since the last order: by them a quarter, half and three quarters of those who return are back. */
  readonly from: number;
  readonly middle: number;
  readonly to: number;
  /** Whose last order is less than `from` days ago, `from` to `to`, and longer. */
  readonly before: BuyerRule;
  readonly inside: BuyerRule;
  readonly past: BuyerRule;
}

/** Below it a step tells nothing: buyers, as many as would say as much if all had equally many waits. */
export const FEWEST_BUYERS = 30;

/** When to write to whom: for each order number with enough waits, its window and the rules that name the buyers. */
export function listWriteWindows(steps: readonly StepSurvival[]): WriteWindow[] {
  return steps.flatMap(({ orderNumber, andLater, effectiveN, within }) => {
    if (effectiveN < FEWEST_BUYERS || !within?.window) return [];
    const [from, middle, to] = within.window;
    const rule = (days: { atMost: number } | { atLeast: number } | { between: [number, number] }): BuyerRule => ({
      all: [
        { field: 'orderCount', ...(andLater ? { atLeast: orderNumber } : { is: orderNumber }) },
        { field: 'daysSinceLastOrder', ...days },
      ],
    });
    return [
      {
        ...{ orderNumber, andLater, from, middle, to },
        before: rule({ atMost: from - 1 }),
        inside: rule({ between: [from, to] }),
        past: rule({ atLeast: to + 1 }),
      },
    ];
  });
}
