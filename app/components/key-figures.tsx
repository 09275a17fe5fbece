import type { ShopFigures } from '#app/measurement/shop-figures.ts';
import { compareAmounts } from './compare-amounts.ts';
import { compareShares } from './compare-shares.ts';
import { FigureCard } from './figure-card.tsx';
import { useFormats } from './formats.tsx';
import { RepeatRateCard } from './repeat-rate-card.tsx';

type KeyFiguresProps = Pick<ShopFigures, 'repeatRate' | 'period'> & { readonly asOf: number };

const FEWEST_BUYERS = 30;
const THEN = 'in the 30 days before';

/** The four figures of the overview, each against the period before. */
export function KeyFigures({ repeatRate, period, asOf }: KeyFiguresProps) {
  const formats = useFormats();
  const { now, before } = period;
  const window = `The 30 days up to the newest order (${formats.day(asOf)}).`;
  const isKnown = now.knownOrders >= FEWEST_BUYERS && now.knownNetMinor > 0;
  return (
    <div className="rg-figures">
      <RepeatRateCard repeatRate={repeatRate} />
      <FigureCard
        title="Revenue from returning buyers"
        value={isKnown ? formats.share(now.repeatNetMinor / now.knownNetMinor) : null}
        exact={now.repeatNetMinor / now.knownNetMinor}
        unknown={`It needs ${FEWEST_BUYERS} orders of known buyers in 30 days; there are ${formats.number(now.knownOrders)}.`}
        change={compareShares(
          formats,
          { count: now.repeatNetMinor, n: now.knownNetMinor },
          before && { count: before.repeatNetMinor, n: before.knownNetMinor },
          THEN,
        )}
        count={`${formats.number(now.repeatOrders)} of ${formats.counted(now.knownOrders, 'order', 'orders')} by known buyers came after the first`}
        definition={`Net revenue of orders after a buyer's first, of the net revenue of all buyers with a customer record. ${window} Guests are left out, because nobody can say whether they came back.`}
      />
      <FigureCard
        title="Net revenue, 30 days"
        value={formats.roundMoney(now.netRevenueMinor)}
        exact={now.netRevenueMinor}
        change={compareAmounts(formats, now.netRevenueMinor, before?.netRevenueMinor, THEN)}
        count={`${formats.counted(now.orders, 'order', 'orders')}, guests included`}
        definition={`After discounts and refunds, without tax and shipping; gift cards are not revenue until they are used. ${window}`}
      />
      <FigureCard
        title="First-time buyers, 30 days"
        value={formats.number(now.knownOrders - now.repeatOrders)}
        exact={now.knownOrders - now.repeatOrders}
        change={compareAmounts(
          formats,
          now.knownOrders - now.repeatOrders,
          before ? before.knownOrders - before.repeatOrders : undefined,
          THEN,
        )}
        count={`in ${formats.counted(now.knownOrders, 'order', 'orders')} by known buyers`}
        definition={`Buyers whose first order of all fell into the period. ${window}`}
      />
    </div>
  );
}
