import { quantile } from '../math/quantile.ts';
import { sortValues } from '../math/sort-values.ts';
import type { ReorderCurve } from './reorder-curve.ts';

/** When the next order comes, if it comes at all: days after the last order by which 25, 50 and 75 % of them have. */
export type NextOrder = readonly [from: number, median: number, to: number];

const SHARES = [0.25, 0.5, 0.75] as const;
/** Fewer gaps than this tell no window. */
const MIN_OWN_GAPS = 2;

/**
 * Predict when a buyer orders next, knowing that nothing has come for `waitedDays`: always later than that.
 *
 * Quartiles of the buyer's own gaps that are longer than what has been waited, if they are two at least; else of the
 * shop's reorder curve at the buyer's order count, among those who came back after such a wait. The window says when, not
 * whether: how likely an order is at all is another figure.
 *
 * @param ownGapDays empty for a buyer without a rhythm of their own.
 * @returns null where nobody is known to have come back after such a wait.
 */
export function predictNextOrder(
  curve: ReorderCurve | null,
  { ownGapDays, waitedDays }: { readonly ownGapDays: readonly number[]; readonly waitedDays: number },
): NextOrder | null {
  const longer = ownGapDays.filter((gap) => gap > waitedDays);
  if (longer.length >= MIN_OWN_GAPS) {
    const sorted = sortValues(longer);
    return [quantile(sorted, SHARES[0]), quantile(sorted, SHARES[1]), quantile(sorted, SHARES[2])];
  }
  return curve && readCurve(curve, waitedDays);
}

/** Quartiles of the curve behind a wait: shares of the way from where it stands then to where it ends. */
function readCurve({ days, back }: ReorderCurve, waitedDays: number): NextOrder | null {
  let step = 0;
  while (step < days.length && days[step]! <= waitedDays) step += 1;
  if (step === days.length) return null;
  const now = step === 0 ? 0 : back[step - 1]!;
  const rest = back.at(-1)! - now;
  const find = (share: number) => {
    let at = step;
    while (back[at]! < now + share * rest - 1e-12) at += 1;
    return days[at]!;
  };
  return [find(SHARES[0]), find(SHARES[1]), find(SHARES[2])];
}
