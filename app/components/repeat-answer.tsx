import type { ShopFigures } from '#app/measurement/shop-figures.ts';
import { useFormats } from './formats.tsx';

const FEWEST_BUYERS = 30;

/** Who comes back, and when, in one sentence. */
export function RepeatAnswer({ repeatRate, timeBetween }: Pick<ShopFigures, 'repeatRate' | 'timeBetween'>) {
  const formats = useFormats();
  const { buyers, repeated } = repeatRate.now;
  const first = timeBetween[0];
  if (buyers < FEWEST_BUYERS) {
    return (
      <p className="rg-answer">
        <strong>
          {formats.number(repeated)} of {formats.counted(buyers, 'buyer', 'buyers')}
        </strong>{' '}
        came back so far. With {FEWEST_BUYERS} buyers this page begins to speak of rates.
      </p>
    );
  }
  return (
    <p className="rg-answer">
      <strong>
        {formats.number(repeated)} of {formats.number(buyers)} buyers
      </strong>{' '}
      ({formats.share(repeated / buyers)}) have ordered more than once.{' '}
      {first?.p50Ms != null
        ? `Half of all buyers are back within ${formats.days(first.p50Ms)} of their first order, counting those who have not come yet.`
        : first?.p25Ms != null
          ? `A quarter of all buyers are back within ${formats.days(first.p25Ms)} of their first order, counting those who have not come yet.`
          : 'Too few have come back to say how soon.'}
    </p>
  );
}
