import type { SurvivalQuantile } from '#ml/measurement/find-survival-quantile.ts';
import { useText } from './use-text.ts';

/** Says days with their interval, an end that is not reached left open. */
export function useSayQuantile(): (quantile: SurvivalQuantile) => string {
  const text = useText();
  return ({ time, low, high }) => {
    if (time === null) return text('survival.unreached');
    const bound = (days: number | null) => (days === null ? text('survival.open') : String(Math.round(days)));
    return text('survival.quantile', { n: Math.round(time), low: bound(low), high: bound(high) });
  };
}
