import { Card } from '@shopify/polaris';
import type { BuyerFigures } from '#app/measurement/buyer/get-buyer.ts';
import { About } from './about.tsx';
import { BuyerValueWhisker } from './buyer-value-whisker.tsx';
import { FigureCard } from './figure-card.tsx';
import { FigureGrid } from './figure-grid.tsx';
import { useFormats } from './formats.tsx';
import { useShortage } from './use-shortage.ts';
import { useText } from './use-text.ts';
import { writeProbability } from './write-probability.ts';

/** What the buyer brought, how likely the next order is, and what may come of them, with its range. */
export function BuyerValue(figures: BuyerFigures) {
  const text = useText();
  const formats = useFormats();
  const explain = useShortage();
  const { profile, shortages } = figures;
  const { orderProbability90: probability, expectedOrders90, marginMinor } = profile;
  const bought = text('buyer.value.revenue.n', {
    n: profile.orderCount,
    average: formats.money(profile.averageOrderMinor),
  });
  const margin = marginMinor === null ? [] : [text('buyer.value.margin', { margin: formats.money(marginMinor) })];
  return (
    <FigureGrid className="rg-buyer-figures">
      <FigureCard
        title={text('buyer.value.revenue')}
        value={formats.money(profile.netRevenueMinor)}
        exact={profile.netRevenueMinor}
        count={[bought, ...margin].join(' · ')}
        definition={text('buyer.value.revenue.about')}
      />
      <FigureCard
        title={text('buyer.value.probability')}
        value={probability === null ? null : writeProbability(formats, probability)}
        exact={probability}
        unknown={explain(shortages.orders)}
        count={
          probability === null || expectedOrders90 === null
            ? undefined
            : text('buyer.value.probability.n', {
                expected: Math.round(10 * expectedOrders90) / 10,
                day: formats.day(profile.scoredAt),
              })
        }
        definition={text('buyer.value.probability.about')}
      />
      <LifetimeValue {...figures} />
    </FigureGrid>
  );
}

function LifetimeValue({ profile, shortages }: BuyerFigures) {
  const text = useText();
  const formats = useFormats();
  const explain = useShortage();
  const { clv365P10Minor: low, clv365P50Minor: middle, clv365P90Minor: high } = profile;
  const { clv365MeanMinor: mean, clvMargin365P50Minor: margin } = profile;
  const title = text('buyer.value.clv');
  if (low === null || middle === null || high === null || mean === null)
    return (
      <FigureCard
        title={title}
        value={null}
        unknown={explain(shortages.orders ?? shortages.value)}
        definition={text('buyer.value.clv.about')}
      />
    );
  const range = {
    low: formats.roundMoney(low),
    middle: formats.roundMoney(middle),
    high: formats.roundMoney(high),
  };
  return (
    <Card>
      <dl className="rg-figure">
        <dt>{title}</dt>
        <dd>
          <data className="rg-figure-value rg-estimate" value={mean}>
            {formats.roundMoney(mean)}
          </data>
        </dd>
        <dd>
          <BuyerValueWhisker
            low={low}
            mean={mean}
            high={high}
            label={text('buyer.value.clv.chart', { ...range, mean: formats.roundMoney(mean) })}
          />
        </dd>
        <dd className="rg-figure-note">
          {text('buyer.value.clv.range', { ...range, isNothing: middle <= 0 })}
          {margin !== null &&
            middle > 0 &&
            ` · ${text('buyer.value.clv.margin', { margin: formats.roundMoney(margin) })}`}
        </dd>
        <dd>
          <About name={title}>{text('buyer.value.clv.about')}</About>
        </dd>
      </dl>
    </Card>
  );
}
