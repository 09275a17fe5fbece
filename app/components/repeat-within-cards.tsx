import type { ShopFigures } from '#app/measurement/shop-figures.ts';
import { compareShares } from './compare-shares.ts';
import { FigureCard } from './figure-card.tsx';
import { useFormats } from './formats.tsx';

type RepeatWithinCardsProps = Pick<ShopFigures, 'repeatRate' | 'repeatWithin' | 'asOf' | 'firstOrderAt'>;

const FEWEST_BUYERS = 30;
const DAY_MS = 86_400_000;

/** Lifetime repeat rate and repeat within N days, mature buyers only. */
export function RepeatWithinCards({ repeatRate, repeatWithin, asOf, firstOrderAt }: RepeatWithinCardsProps) {
  const formats = useFormats();
  const { buyers, repeated } = repeatRate.now;
  const days = asOf === null || firstOrderAt === null ? 0 : Math.floor((asOf - firstOrderAt) / DAY_MS);
  return (
    <div className="rg-figures">
      <FigureCard
        title="Repeat-purchase rate, lifetime"
        value={buyers >= FEWEST_BUYERS ? formats.share(repeated / buyers) : null}
        exact={repeated / buyers}
        unknown={`It needs ${FEWEST_BUYERS} buyers; there are ${formats.number(buyers)}.`}
        change={compareShares(
          formats,
          { count: repeated, n: buyers },
          repeatRate.before && { count: repeatRate.before.repeated, n: repeatRate.before.buyers },
          '30 days earlier',
        )}
        count={`${formats.number(repeated)} of ${formats.counted(buyers, 'buyer', 'buyers')}`}
        definition="Buyers with two or more orders, of all buyers with at least one, over the whole history up to the newest order. Guests, test orders and cancelled orders do not count."
      />
      {repeatWithin.map((within) => (
        <FigureCard
          key={within.windowDays}
          title={`Back within ${within.windowDays} days`}
          value={within.buyers >= FEWEST_BUYERS ? formats.share(within.repeated / within.buyers) : null}
          exact={within.buyers > 0 ? within.repeated / within.buyers : null}
          unknown={
            days < within.windowDays
              ? `Your history is ${formats.number(days)} days long.`
              : `It needs ${FEWEST_BUYERS} buyers whose first order is that old; there are ${formats.number(within.buyers)}.`
          }
          count={`${formats.number(within.repeated)} of ${formats.number(within.buyers)} mature buyers`}
          definition={`Of the buyers whose first order is at least ${within.windowDays} days old, those whose second came within ${within.windowDays} days of it. Younger buyers are left out: they still have time.`}
        />
      ))}
    </div>
  );
}
