import type { ShopFigures } from '#app/measurement/shop-figures.ts';
import { compareShares } from './compare-shares.ts';
import { FigureCard } from './figure-card.tsx';
import { useFormats } from './formats.tsx';

const FEWEST_BUYERS = 30;

/** The lifetime repeat-purchase rate, beside that of 30 days earlier. */
export function RepeatRateCard({ repeatRate: { now, before } }: Pick<ShopFigures, 'repeatRate'>) {
  const formats = useFormats();
  const { buyers, repeated } = now;
  return (
    <FigureCard
      title="Repeat-purchase rate, lifetime"
      value={buyers >= FEWEST_BUYERS ? formats.share(repeated / buyers) : null}
      exact={repeated / buyers}
      unknown={`It needs ${FEWEST_BUYERS} buyers; there are ${formats.number(buyers)}.`}
      change={compareShares(
        formats,
        { count: repeated, n: buyers },
        before && { count: before.repeated, n: before.buyers },
        '30 days earlier',
      )}
      count={`${formats.number(repeated)} of ${formats.counted(buyers, 'buyer', 'buyers')}`}
      definition="Buyers with two or more orders, of all buyers with at least one, over the whole history up to the newest order. Guests, test orders and cancelled orders do not count. Buyers who came only lately can still come back, so this figure grows with the shop's age."
    />
  );
}
