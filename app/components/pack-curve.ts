import type { SurvivalPoint } from '#ml/measurement/describe-survival.ts';
import { packRows, type PackedRows } from './pack-rows.ts';

/** Pack the points of a curve that is drawn: shares to a thousandth of a percent, more is not seen. */
export function packCurve(points: readonly SurvivalPoint[]): PackedRows<SurvivalPoint> {
  const rows = points.map(({ day, back, low, high }) => ({
    ...{ day, back: round(back), low: round(low), high: round(high) },
  }));
  return packRows(rows);
}

function round(share: number): number {
  return Math.round(share * 1e5) / 1e5;
}
