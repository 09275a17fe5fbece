import type { RepeatAnswer } from '#app/measurement/reports/repeat-answer.ts';

/** The rates over time that can be chosen: back within so many days, or ever. */
export const RATES = ['30', '60', '90', '180', '365', 'lifetime'] as const;

export type Rate = (typeof RATES)[number];

/** Of fewer buyers no share is shown. */
export const FEWEST_BUYERS = 30;

const USUAL: readonly Rate[] = ['90', '60', '30'];

/**
 * The rate that a page begins with: within 90 days, or the longest time below it that some month or week of the dates chosen
 * has had; 90 where none has.
 */
export function chooseRate(rates: RepeatAnswer['rates']): Rate {
  const isKnown = (rate: Rate) =>
    rates
      .find(({ windowDays }) => String(windowDays) === rate)
      ?.periods.some(({ mature, buyers }) => mature && buyers >= FEWEST_BUYERS);
  return USUAL.find(isKnown) ?? USUAL[0]!;
}
