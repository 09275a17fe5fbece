import { BlockStack, Text } from '@shopify/polaris';
import type { BuyerFigures } from '#app/measurement/buyer/get-buyer.ts';
import { About } from './about.tsx';
import { ChartTable } from './chart-table.tsx';
import { BuyerRhythmChart } from './buyer-rhythm-chart.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

const DAY_MS = 86_400_000;
const MOST_GAPS = 24;

/** How regularly the buyer orders, and when the next order may come. */
export function BuyerRhythm({ profile, gapDays, waitedDays }: BuyerFigures) {
  const text = useText();
  const formats = useFormats();
  const { rhythmDays, rhythmSource, nextOrderFrom, nextOrderMedian, nextOrderTo, medianGapSeconds } = profile;
  const shown = gapDays.slice(-MOST_GAPS);
  const rhythm = formats.days(Math.round(rhythmDays ?? 0) * DAY_MS);
  const isKnown = nextOrderFrom !== null && nextOrderMedian !== null && nextOrderTo !== null;
  return (
    <SectionCard
      title={text(
        rhythmDays === null
          ? 'buyer.rhythm.unknown'
          : rhythmSource === 'own'
            ? 'buyer.rhythm.own'
            : 'buyer.rhythm.shop',
        { rhythm },
      )}
      subtitle={
        shown.length === 0
          ? text('buyer.rhythm.none')
          : text('buyer.rhythm.gaps', { shown: shown.length, all: gapDays.length })
      }
    >
      <BlockStack gap="300">
        {(shown.length > 0 || isKnown) && (
          <BuyerRhythmChart
            gaps={shown}
            firstOrder={gapDays.length - shown.length + 2}
            medianDays={medianGapSeconds === null ? null : (medianGapSeconds * 1000) / DAY_MS}
            waitedDays={waitedDays}
            window={
              isKnown
                ? {
                    fromDays: (nextOrderFrom - profile.lastOrderAt) / DAY_MS,
                    toDays: (nextOrderTo - profile.lastOrderAt) / DAY_MS,
                  }
                : null
            }
          />
        )}
        {shown.length > 0 && (
          <ChartTable
            name={text('buyer.rhythm.table')}
            columns={[text('buyer.rhythm.order'), text('buyer.rhythm.after')]}
            rows={gapDays.map((gap, index) => ({
              key: String(index),
              cells: [formats.number(index + 2), <data value={gap}>{formats.days(gap * DAY_MS)}</data>],
            }))}
          />
        )}
        <Text as="p">
          {isKnown
            ? text(
                formats.day(nextOrderFrom) === formats.day(nextOrderTo) ? 'buyer.rhythm.nextDay' : 'buyer.rhythm.next',
                {
                  from: formats.day(nextOrderFrom),
                  median: formats.day(nextOrderMedian),
                  to: formats.day(nextOrderTo),
                },
              )
            : text('buyer.rhythm.noNext')}{' '}
          {rhythmSource === 'shop' && text('buyer.rhythm.pooled')}
        </Text>
        <About name={text('buyer.rhythm.aboutName')}>{text('buyer.rhythm.about')}</About>
      </BlockStack>
    </SectionCard>
  );
}
