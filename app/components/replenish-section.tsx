import { BlockStack, Text } from '@shopify/polaris';
import type { ProductsReplenishmentAnswer, ReplenishmentRow } from '#app/measurement/reports/products-answers.ts';
import { About } from './about.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { LeadChart } from './lead-chart.tsx';
import { writeProductTitle, writeShortTitle } from './product-titles.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

type Known = ReplenishmentRow & { readonly p25Days: number; readonly p50Days: number; readonly p75Days: number };

const DRAWN = 10;
const DAY_MS = 86_400_000;

/** How long one unit lasts, by variant. */
export function ReplenishSection({ replenishment }: { readonly replenishment: ProductsReplenishmentAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { variants, minIntervals, total, own } = replenishment;
  const known = variants.filter((row): row is Known => row.p50Days !== null);
  const [first] = known;
  const days = (value: number) => formats.days(value * DAY_MS);
  return (
    <SectionCard
      title={
        first
          ? text('products.replenish.title', { product: nameVariant(first), days: days(first.p50Days) })
          : text('products.replenish.question')
      }
      subtitle={text('products.replenish.subtitle', { n: own, total: formats.number(total), needed: minIntervals })}
    >
      <BlockStack gap="300">
        {first ? (
          <LeadChart
            title={text('products.replenish.chart')}
            axis={text('products.replenish.axis')}
            format={(value) => formats.number(value)}
            leads={known.slice(0, DRAWN).map((row) => ({
              ...{ key: `${row.productId} ${row.variantId}`, name: writeShortTitle(row, text) },
              ...{ value: row.p50Days, low: row.p25Days, high: row.p75Days, label: describe(row) },
            }))}
          />
        ) : (
          <Text as="p" tone="subdued">
            {text('products.replenish.needs', { n: minIntervals })}
          </Text>
        )}
        {first && (
          <ChartTable
            name={text('products.replenish.table')}
            csv={{ path: '/app/product-report.csv', table: 'replenishment' }}
            columns={[
              { label: text('products.replenish.variant'), isText: true },
              text('products.replenish.intervals'),
              text('products.replenish.quarter'),
              text('products.replenish.half'),
              text('products.replenish.three'),
              { label: text('products.act'), isText: true, isAction: true },
            ]}
            rows={known.map(writeRow)}
          />
        )}
        <About name={text('products.replenish.question')}>
          {text('products.replenish.about', { n: minIntervals })}
        </About>
      </BlockStack>
    </SectionCard>
  );

  function nameVariant(row: ReplenishmentRow): string {
    const product = writeProductTitle(row, text);
    return row.variantTitle ? text('products.replenish.named', { product, variant: row.variantTitle }) : product;
  }

  function writeRow(row: Known) {
    const { intervals, pooledFrom, pooledIntervals, type } = row;
    const pooled = { n: formats.number(intervals), type, pooled: formats.number(pooledIntervals) };
    return {
      key: `${row.productId} ${row.variantId}`,
      cells: [
        nameVariant(row),
        pooledFrom === 'own' ? formats.number(intervals) : text('products.replenish.pooled', pooled),
        ...([row.p25Days, row.p50Days, row.p75Days] as const).map((value, at) => (
          <data key={at} value={value}>
            {days(value)}
          </data>
        )),
        <BuyerMenu
          key="act"
          name={text('products.rule.soon', { product: nameVariant(row) })}
          rule={{ all: [{ field: 'dueProduct', is: row.productId, withinDays: 30 }] }}
        />,
      ],
    };
  }

  function describe(row: Known): string {
    return text('products.replenish.mark', {
      ...{ product: nameVariant(row), n: row.pooledIntervals },
      ...{ low: days(row.p25Days), middle: days(row.p50Days), high: days(row.p75Days) },
    });
  }
}
