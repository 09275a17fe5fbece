import { BlockStack } from '@shopify/polaris';
import type { Interval } from '#ml/math/wilson-interval.ts';
import type { CohortsAnswer } from '#app/measurement/reports/cohorts-answer.ts';
import { About } from './about.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

const FEWEST_BUYERS = 30;

/** The cohorts of the period against those of the period before: who orders again, and what a buyer brings. */
export function CohortComparison({ figures }: { readonly figures: CohortsAnswer }) {
  const text = useText();
  const { date } = useFormats();
  const { compared, period } = figures;
  const { before } = period;
  const days = before && {
    ...{ from: date(period.from), to: date(period.to), fromBefore: date(before.from), toBefore: date(before.to) },
  };
  return (
    <SectionCard
      title={useFinding(figures)}
      subtitle={
        days
          ? text('cohorts.compare.subtitle', days)
          : text('cohorts.compare.unknown', { isAll: String(period.preset === 'all') })
      }
    >
      <BlockStack gap="300">
        {compared && compared.length > 0 && <ComparedTable figures={figures} />}
        <About name={text('cohorts.compare.name')}>{text('cohorts.compare.about', { needed: FEWEST_BUYERS })}</About>
      </BlockStack>
    </SectionCard>
  );
}

function useFinding({ compared, unit }: CohortsAnswer): string {
  const text = useText();
  const formats = useFormats();
  const one = compared?.[0];
  if (!compared) return text('cohorts.compare.title');
  if (!one) return text('cohorts.compare.few', { needed: FEWEST_BUYERS });
  const { now, before, shares, step: k } = one;
  const points = formats.pointsWithin(shares);
  const outcome = shares[0] > 0 ? 'more' : shares[1] < 0 ? 'less' : 'same';
  return text(`cohorts.compare.${outcome}`, {
    k,
    what: unit,
    points: points(now.orderingBuyers / now.buyers - before.orderingBuyers / before.buyers),
    low: points(shares[0]),
    high: points(shares[1]),
  });
}

/** A line a step: both sides, and the difference with its interval. */
function ComparedTable({ figures: { compared, unit } }: { readonly figures: CohortsAnswer }) {
  const text = useText();
  const formats = useFormats();
  const write = (difference: number, [low, high]: Interval, of: (value: number) => string) =>
    text('cohorts.compare.within', { difference: of(difference), low: of(low), high: of(high) });
  const signed = (minor: number) => (minor > 0 ? `+${formats.money(minor)}` : formats.money(minor));
  const ofBuyers = (count: number, n: number) =>
    text('cohorts.compare.share', { share: formats.share(count / n), n: formats.number(n) });
  return (
    <ChartTable
      name={text('cohorts.compare.name')}
      csv={{ path: '/app/cohorts.csv', table: 'compared' }}
      isOpen
      columns={[
        text('cohorts.compare.step', { what: unit }),
        text('cohorts.compare.ordering'),
        text('cohorts.compare.orderingBefore'),
        text('cohorts.compare.points'),
        text('cohorts.compare.revenue'),
        text('cohorts.compare.revenueBefore'),
        text('cohorts.compare.amount'),
      ]}
      rows={(compared ?? []).map(({ step, now, before, shares, means }) => {
        const [share, earlier] = [now.orderingBuyers / now.buyers, before.orderingBuyers / before.buyers];
        const [mean, meanBefore] = [now.netMinor / now.buyers, before.netMinor / before.buyers];
        return {
          key: String(step),
          cells: [
            formats.number(step),
            ofBuyers(now.orderingBuyers, now.buyers),
            ofBuyers(before.orderingBuyers, before.buyers),
            write(share - earlier, shares, formats.pointsWithin(shares)),
            formats.money(mean),
            formats.money(meanBefore),
            write(mean - meanBefore, means, signed),
          ],
        };
      })}
    />
  );
}
