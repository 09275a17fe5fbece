import type { ShopFigures } from '#app/measurement/shop-figures.ts';
import { compareShares } from './compare-shares.ts';
import { useFormats } from './formats.tsx';

/** The answer in one sentence: of the newest buyers whose window has passed, how many came back. */
export function OverviewAnswer({
  latestRepeat,
  repeatRate,
  orders,
}: Pick<ShopFigures, 'latestRepeat' | 'repeatRate' | 'orders'>) {
  const formats = useFormats();
  const { buyers, repeated } = repeatRate.now;
  if (!latestRepeat) {
    return (
      <p className="rg-answer">
        <strong>
          {formats.number(repeated)} of {formats.number(buyers)} buyers
        </strong>{' '}
        have ordered more than once so far, in {formats.number(orders)} orders. How many come back within 30 days can be
        said once 30 buyers had their first order that long ago.
      </p>
    );
  }
  const { now, before, windowDays } = latestRepeat;
  const count = (share: typeof now) => ({ count: share.repeated, n: share.buyers });
  const change = compareShares(formats, count(now), before && count(before), 'those of the 30 days before');
  return (
    <p className="rg-answer">
      <strong>
        {formats.number(now.repeated)} of {formats.number(now.buyers)} first-time buyers
      </strong>{' '}
      whose first {windowDays} days ended in the last 30 days came back within them (
      {formats.share(now.repeated / now.buyers)}
      {change && `, ${change.charAt(0).toLowerCase()}${change.slice(1)}`}).
    </p>
  );
}
