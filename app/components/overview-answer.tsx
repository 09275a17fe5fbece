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
        <strong>{formats.counted(orders, 'order', 'orders')} so far</strong>, from{' '}
        {formats.counted(buyers, 'known buyer', 'known buyers')}; {formats.number(repeated)} came back for more. How
        many do so within 30 days can be said once 30 buyers had their first order that long ago.
      </p>
    );
  }
  const { now, before, windowDays } = latestRepeat;
  const count = (share: typeof now) => ({ count: share.repeated, n: share.buyers });
  const change = compareShares(formats, count(now), before && count(before), 'those of the 30 days before');
  return (
    <p className="rg-answer">
      <strong>
        {formats.number(now.repeated)} of {formats.number(now.buyers)} first-time buyers came back within {windowDays}{' '}
        days
      </strong>{' '}
      ({formats.share(now.repeated / now.buyers)}
      {change && `, ${change.charAt(0).toLowerCase()}${change.slice(1)}`}). These are the buyers whose {windowDays} days
      ended in the last 30.
    </p>
  );
}
