import type { ShopFigures } from '#app/measurement/shop-figures.ts';
import { FigureCard } from './figure-card.tsx';
import { useFormats } from './formats.tsx';
import { RepeatRateCard } from './repeat-rate-card.tsx';

type RepeatWithinCardsProps = Pick<ShopFigures, 'repeatRate' | 'repeatWithin' | 'asOf' | 'firstOrderAt'>;

const FEWEST_BUYERS = 30;
const DAY_MS = 86_400_000;

/** Lifetime repeat rate and repeat within N days, mature buyers only. */
export function RepeatWithinCards({ repeatRate, repeatWithin, asOf, firstOrderAt }: RepeatWithinCardsProps) {
  const formats = useFormats();
  const days = asOf === null || firstOrderAt === null ? 0 : Math.floor((asOf - firstOrderAt) / DAY_MS);
  return (
    <div className="rg-figures">
      <RepeatRateCard repeatRate={repeatRate} />
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
