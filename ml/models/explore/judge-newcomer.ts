/** A product that has not had its chance yet, with how it did so far. */
export interface Newcomer {
  readonly productId: number;
  /** Epoch milliseconds. */
  readonly onSaleSince: number;
  readonly impressions: number;
  readonly clicks: number;
}

/** What is believed of a newcomer's clicks per impression. */
export interface ClickBelief {
  readonly mean: number;
  readonly deviation: number;
  /** Whether it should be tried on: new, and not yet shown to do worse than the shop's products do. */
  readonly isWorthTrying: boolean;
}

export interface BeliefOptions {
  /** Epoch milliseconds. */
  readonly asOf: number;
  /** Clicks per impression of the shop's recommendations, 0 to 1. */
  readonly clickRate: number;
}

const NEW_FOR = 30 * 24 * 60 * 60 * 1000;
const NEW_UNTIL_IMPRESSIONS = 200;
/** Impressions that the shop's click rate is worth as a first belief. */
const PRIOR = 20;
/** 95 % of a normal distribution lie below it. */
const UPPER = 1.645;

/**
 * Judge a newcomer by the Beta posterior of its click rate, the first belief being the shop's own rate `r` worth 20
 * impressions: mean `m = (clicks + 20 r) / (impressions + 20)`, deviation `sqrt(m (1 - m) / (impressions + 21))`.
 *
 * It is worth trying while it is younger than 30 days or has fewer than 200 impressions, unless the upper 95 % bound
 * `m + 1.645 deviation` is below `r`: then it had its chance. More clicks than impressions count as as many.
 *
 * @throws {RangeError} if `clickRate` is not between 0 and 1.
 */
export function judgeNewcomer(
  { onSaleSince, impressions, clicks }: Newcomer,
  { asOf, clickRate }: BeliefOptions,
): ClickBelief {
  if (!(clickRate >= 0 && clickRate <= 1)) {
    throw new RangeError(`Cannot judge newcomer: clickRate must be between 0 and 1, got ${clickRate}.`);
  }
  const mean = (Math.min(clicks, impressions) + PRIOR * clickRate) / (impressions + PRIOR);
  const deviation = Math.sqrt((mean * (1 - mean)) / (impressions + PRIOR + 1));
  const isNew = asOf - onSaleSince < NEW_FOR || impressions < NEW_UNTIL_IMPRESSIONS;
  return { mean, deviation, isWorthTrying: isNew && mean + UPPER * deviation >= clickRate };
}
