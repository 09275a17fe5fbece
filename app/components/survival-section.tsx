import { BlockStack } from '@shopify/polaris';
import { About } from './about.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { SurvivalCurves, type SurvivalRow } from './survival-curves.tsx';
import { useSayQuantile } from './use-say-quantile.ts';
import { useText } from './use-text.ts';

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
  const sayDays = useSayQuantile();
  const share = (row: SurvivalRow) => formats.hundredth(row.within!.back);
  return (
    <SectionCard title={title} subtitle={subtitle}>
      <BlockStack gap="300">
        <SurvivalCurves title={title} rows={rows} fewest={fewest} />
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
              row.waits > row.n ? text('survival.countShared', { n: row.n, waits: row.waits }) : formats.number(row.n),
              row.waits > row.n ? text('survival.waits', { n: row.returned }) : formats.number(row.returned),
              row.effectiveN >= fewest && row.within
                ? text('survival.within', {
                    ...{ back: share(row), days: row.within.days },
                    ...{ low: formats.hundredth(row.within.low), high: formats.hundredth(row.within.high) },
                  })
                : row.n >= fewest && row.effectiveN < fewest
                  ? text('survival.uneven')
                  : text('figures.underBuyers', { n: fewest }),
              ...[row.quarter, row.half, row.threeQuarters].map((quantile) =>
                row.effectiveN >= fewest ? sayDays(quantile) : '–',
              ),
            ],
          }))}
        />
        <About name={name}>{text('survival.about', { fewest })}</About>
      </BlockStack>
    </SectionCard>
  );
}
