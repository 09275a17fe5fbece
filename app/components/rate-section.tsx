import { BlockStack, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { wilsonInterval } from '#ml/math/wilson-interval.ts';
import type { RepeatPeriod } from '#ml/measurement/measure-repeat-by-period.ts';
import type { RepeatAnswer } from '#app/measurement/reports/repeat-answer.ts';
import { ChartTable } from './chart-table.tsx';
import { FEWEST_BUYERS, RATES, type Rate } from './choose-rate.ts';
import { FilterButtons } from './filter-buttons.tsx';
import { useFormats } from './formats.tsx';
import { LineChart, type ChartPoint } from './line-chart.tsx';
import { RepeatAway } from './repeat-away.tsx';
import { SectionCard } from './section-card.tsx';
import { UnitButtons } from './unit-buttons.tsx';
import { usePeriodNames } from './use-period-names.ts';
import { useText } from './use-text.ts';

type RateSectionProps = Pick<RepeatAnswer, 'rates' | 'lifetimeOver' | 'unit' | 'period'> & {
  readonly rate: Rate;
  /** The rate that these dates begin with. */
  readonly usual: Rate;
};

/** How many come back, over time: within a window by first order, or of all buyers so far. */
export function RateSection(props: RateSectionProps) {
  const { rates, unit, rate, usual } = props;
  const text = useText();
  const formats = useFormats();
  const points = useRatePoints(props);
  const latest = points.findLast(({ share, unfinished }) => share !== null && !unfinished);
  const words = { days: rate, share: latest?.text ?? '', month: latest?.name ?? '' };
  const suffix = rate === 'lifetime' ? '.lifetime' : '';
  const chosen = rates.find(({ windowDays }) => String(windowDays) === rate);
  return (
    <SectionCard
      title={text(latest ? `repeat.rates.title${suffix}` : 'repeat.rates.title.few', words)}
      subtitle={text(`repeat.rates.subtitle${suffix}`, words)}
    >
      <BlockStack gap="300">
        <InlineStack gap="300">
          <FilterButtons
            label={text('repeat.rates.window')}
            name="rate"
            value={rate}
            usual={usual}
            choices={RATES.map((value) => ({
              value,
              label: value === 'lifetime' ? text('repeat.rates.lifetime') : text('repeat.rates.days', { days: value }),
            }))}
          />
          <UnitButtons unit={unit} of={text('repeat.rates.table')} />
        </InlineStack>
        {latest && (
          <LineChart
            title={text('repeat.rates.table')}
            axis={text('repeat.rates.axis')}
            formatShare={formats.wholeShare}
            points={points}
          />
        )}
        {(chosen ?? !latest) && (
          <Text as="p" variant="bodySm" tone="subdued">
            {text(latest ? 'repeat.rates.key' : 'repeat.rates.none', { needed: FEWEST_BUYERS })}
          </Text>
        )}
        <ChartTable
          name={text('repeat.rates.table')}
          csv={{ path: '/app/repeat-purchases.csv', table: 'rates' }}
          columns={[
            text(chosen ? 'repeat.col.period' : 'repeat.col.end'),
            text('repeat.col.buyers'),
            ...(chosen ? [text('repeat.col.mature')] : []),
            text('repeat.col.back'),
            text('repeat.col.share'),
            ...(chosen ? [text('repeat.col.interval'), { label: text('repeat.col.away'), isText: true } as const] : []),
          ]}
          rows={points.map((point) => ({ key: point.key, cells: [point.name, ...point.cells] }))}
        />
      </BlockStack>
    </SectionCard>
  );
}

interface RatePoint extends ChartPoint {
  readonly name: string;
  readonly cells: readonly ReactNode[];
}

function useRatePoints({ rates, lifetimeOver, unit, rate, period: shown }: RateSectionProps): RatePoint[] {
  const text = useText();
  const formats = useFormats();
  const { name, tick, days } = usePeriodNames(unit, shown);
  // The lifetime rate counts from the first order on, whatever the dates.
  const { name: whole } = usePeriodNames(unit);
  const chosen = rates.find(({ windowDays }) => String(windowDays) === rate);
  if (!chosen) {
    return lifetimeOver.map(({ period, buyers, repeated }, at) => {
      const share = buyers >= FEWEST_BUYERS ? repeated / buyers : null;
      const written = share === null ? '' : formats.share(share);
      const words = { period: whole(period), count: formats.number(repeated), n: buyers, share: written };
      return {
        key: String(period),
        tick: tick(period),
        name: whole(period),
        share,
        text: share === null ? '' : formats.wholeShare(share),
        label: text(share === null ? 'repeat.rates.few' : 'repeat.rates.pointLifetime', words),
        unfinished: at === lifetimeOver.length - 1,
        cells: [formats.number(buyers), formats.number(repeated), written],
      };
    });
  }
  const describe = (one: RepeatPeriod): RatePoint => {
    const { period, buyers, matureBuyers, repeated, mature } = one;
    const isKnown = mature && buyers >= FEWEST_BUYERS;
    const interval = isKnown ? wilsonInterval(repeated, buyers) : null;
    const [low, high] = (interval ?? []).map((bound) => formats.share(bound));
    const share = isKnown ? repeated / buyers : null;
    const words = {
      period: name(period),
      n: buyers,
      mature: formats.number(matureBuyers),
      count: formats.number(repeated),
      days: rate,
      share: share === null ? '' : formats.share(share),
      low: low ?? '',
      high: high ?? '',
    };
    const says = isKnown ? 'point' : mature ? 'few' : 'pending';
    return {
      key: String(period),
      tick: tick(period),
      name: name(period),
      share,
      interval,
      text: share === null ? '' : formats.wholeShare(share),
      label: text(`repeat.rates.${says}`, words),
      pending: !mature,
      cells: [
        formats.number(buyers),
        words.mature,
        mature ? words.count : '',
        share === null ? text(mature ? 'figures.underBuyers' : 'figures.notYet', { n: FEWEST_BUYERS }) : words.share,
        interval ? text('figures.interval', { low: words.low, high: words.high }) : '',
        mature && (
          <RepeatAway n={buyers - repeated} windowDays={chosen.windowDays} {...intersect(days(period), shown)} />
        ),
      ],
    };
  };
  return chosen.periods.map(describe);
}

interface Days {
  readonly from: string;
  readonly to: string;
}

function intersect(a: Days, b: Days): Days {
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}
