import { wilsonInterval, Z_95, type Interval } from '../math/wilson-interval.ts';
import type { SurvivalCurve } from './estimate-survival.ts';

/**
 * The 95 % interval of a survival curve from a step on: Greenwood's (1926) on the log-log scale (Kalbfleisch & Prentice
 * 1980), which stays within 0 and 1: with `v = sum of events / (atRisk (atRisk - events))`, `S^exp(+- 1.96 sqrt(v) / |ln S|)`.
 * Where nobody is left waiting the share is 0, and the upper bound that of the step before (1 at the first) times Wilson's
 * for none of those at risk (of a buyer's waits one).
 *
 * @param step a position of `times`.
 */
export function boundSurvival(curve: SurvivalCurve, step: number): Interval {
  if (curve.events[step] === curve.atRisk[step]) {
    const before = step === 0 ? 1 : boundSurvival(curve, step - 1)[1];
    return [0, before * wilsonInterval(0, curve.unitsAtRisk[step]!)![1]];
  }
  const survival = curve.survival[step]!;
  const factor = Math.exp((Z_95 * Math.sqrt(curve.variance[step]!)) / -Math.log(survival));
  return [survival ** factor, survival ** (1 / factor)];
}
