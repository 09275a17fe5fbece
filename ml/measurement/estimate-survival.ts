import { sortValues } from '../math/sort-values.ts';

/** How many are still waiting, over time: one place a step, that is a time at which an event came. */
export interface SurvivalCurve {
  /** Ascending. */
  readonly times: Float64Array;
  /** The share still waiting from the time on; for its interval see `boundSurvival`. */
  readonly survival: Float64Array;
  /** Greenwood's sum up to it: of `events / (atRisk (atRisk - events))`. */
  readonly variance: Float64Array;
  /** Waiting just before the time, and of them those whose event came at it. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  /** How many of those at risk are independent of each other: all, unless a buyer has several waits. */
  readonly unitsAtRisk: Float64Array;
  /** All who waited, and those whose event came. */
  readonly n: number;
  readonly eventCount: number;
}

/**
 * Estimate the survival curve of a time to an event from censored observations: the product-limit estimate (Kaplan & Meier,
 * 1958), `S(t) = prod over event times u <= t of (1 - events(u) / atRisk(u))`. Whoever is censored at a time is at risk at
 * it. Before the first step the share is 1.
 *
 * @param eventTimes times at which the event came.
 * @param censoredTimes times up to which nothing had come.
 */
export function estimateSurvival(eventTimes: ArrayLike<number>, censoredTimes: ArrayLike<number>): SurvivalCurve {
  const events = sortValues(eventTimes);
  const censored = sortValues(censoredTimes);
  const create = () => new Float64Array(events.length);
  const steps = { times: create(), survival: create(), variance: create(), atRisk: create(), events: create() };
  let [size, survival, variance, gone] = [0, 1, 0, 0];
  for (let at = 0; at < events.length; size++) {
    const time = events[at]!;
    while (gone < censored.length && censored[gone]! < time) gone += 1;
    const atRisk = events.length - at + censored.length - gone;
    let tied = 1;
    while (events[at + tied] === time) tied += 1;
    survival *= 1 - tied / atRisk;
    variance += tied / (atRisk * (atRisk - tied));
    at += tied;
    steps.times[size] = time;
    steps.survival[size] = survival;
    steps.variance[size] = variance;
    steps.atRisk[size] = atRisk;
    steps.events[size] = tied;
  }
  const atRisk = steps.atRisk.slice(0, size);
  return {
    times: steps.times.slice(0, size),
    survival: steps.survival.slice(0, size),
    variance: steps.variance.slice(0, size),
    atRisk,
    unitsAtRisk: atRisk,
    events: steps.events.slice(0, size),
    n: events.length + censored.length,
    eventCount: events.length,
  };
}
