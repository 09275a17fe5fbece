import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';

export interface AwayGroup {
  readonly windowDays: number;
  /** First and last day of the first order. */
  readonly from: string;
  readonly to: string;
}

/** The rule of exactly the buyers who had the whole window after their first order and were not back in it. */
export function writeAwayRule({ windowDays, from, to }: AwayGroup): BuyerRule {
  return {
    all: [
      { field: 'firstOrderBetween', from, to },
      { field: 'secondOrderWithin', days: windowDays, did: false },
    ],
  };
}
