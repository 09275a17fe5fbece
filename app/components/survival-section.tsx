import { BlockStack, Text } from '@shopify/polaris';
import type { SurvivalFigures } from '#ml/measurement/describe-survival.ts';
import type { SurvivalQuantile } from '#ml/measurement/find-survival-quantile.ts';
import { About } from './about.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { SurvivalChart } from './survival-chart.tsx';
import { useText } from './use-text.ts';

/** A group of waiting buyers. */
export interface SurvivalRow extends SurvivalFigures {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
}

interface SurvivalSectionProps {
  /** The finding. */
  readonly title: string;
  /** What the table holds. */
  readonly name: string;
  readonly subtitle: string;
  /** What tells the rows apart: "Order". */
  readonly head: string;
  /** Of the CSV. */
  readonly table: string;
  readonly rows: readonly SurvivalRow[];
  readonly fewest: number;
}

/** How soon groups of buyers come back: curves, and the figures behind them. */
export function SurvivalSection({ title, name, subtitle, head, table, rows, fewest }: SurvivalSectionProps) {
  const text = useText();
  const formats = useFormats();
  const sayDays = useDays();
  const known = rows.filter(({ n, within }) => n >= fewest && within !== null);
  const share = (row: SurvivalRow) => formats.hundredth(row.within!.back);
  return (
    <SectionCard title={title} subtitle={subtitle}>
      <BlockStack gap="300">
        {known.length > 0 ? (
          <SurvivalChart
            title={title}
            daysAxis={text('survival.axis.days')}
            shareAxis={text('survival.axis.share')}
            formatShare={formats.wholeShare}
            formatDays={formats.number}
            series={known.map((row) => ({
              ...row,
              halfDays: row.half.time,
              label: text('survival.curve', {
                ...{ name: row.name, n: row.n, back: share(row), days: row.within!.days },
                half:
                  row.half.time === null
                    ? text('survival.unreached')
                    : text('survival.days', { n: whole(row.half.time) }),
              }),
            }))}
          />
        ) : (
          <Text as="p" tone="subdued">
            {text('survival.few', { needed: fewest })}
          </Text>
        )}
        <ChartTable
          name={name}
          csv={{ path: '/app/time-to-next-order.csv', table }}
          columns={[
            head,
            text('survival.head.buyers'),
            text('survival.head.returned'),
            text('survival.head.within'),
            text('survival.head.quarter'),
            text('survival.head.half'),
            text('survival.head.threeQuarters'),
          ]}
          rows={rows.map((row) => ({
            key: row.key,
            cells: [
              row.name,
              formats.number(row.n),
              formats.number(row.returned),
              row.n >= fewest && row.within
                ? text('survival.within', {
                    ...{ back: share(row), days: row.within.days },
                    ...{ low: formats.hundredth(row.within.low), high: formats.hundredth(row.within.high) },
                  })
                : text('figures.underBuyers', { n: fewest }),
              ...[row.quarter, row.half, row.threeQuarters].map((quantile) =>
                row.n >= fewest ? sayDays(quantile) : '–',
              ),
            ],
          }))}
        />
        <About name={name}>{text('survival.about', { fewest })}</About>
      </BlockStack>
    </SectionCard>
  );
}

const whole = (days: number) => Math.round(days);

/** Days with their interval, an end that is not reached left open. */
function useDays(): (quantile: SurvivalQuantile) => string {
  const text = useText();
  return ({ time, low, high }) => {
    if (time === null) return text('survival.unreached');
    const bound = (days: number | null) => (days === null ? text('survival.open') : String(whole(days)));
    return text('survival.quantile', { n: whole(time), low: bound(low), high: bound(high) });
  };
}
