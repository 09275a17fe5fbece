import { BlockStack, Text } from '@shopify/polaris';
import type { ProductsRepurchaseAnswer, RepurchaseRow } from '#app/measurement/reports/products-answers.ts';
import { About } from './about.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { LeadChart } from './lead-chart.tsx';
import { writeProductTitle, writeShortTitle } from './product-titles.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

type Known = RepurchaseRow & { readonly rate: number; readonly low: number; readonly high: number };

const DRAWN = 12;
const DAY_MS = 86_400_000;

/** Which products are bought again: the same one, or any. */
export function ProductRepurchaseSection({ repurchase }: { readonly repurchase: ProductsRepurchaseAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { products, minBuyers, total, known: count } = repurchase;
  const known = products.filter((row): row is Known => row.rate !== null);
  const [first] = known;
  return (
    <SectionCard
      title={
        first
          ? text('products.repurchase.title', { product: writeProductTitle(first, text) })
          : text('products.repurchase.question')
      }
      subtitle={text('products.repurchase.subtitle', { n: count, total: formats.number(total), needed: minBuyers })}
    >
      <BlockStack gap="300">
        {first ? (
          <LeadChart
            title={text('products.repurchase.chart')}
            axis={text('products.repurchase.axis')}
            format={(value) => formats.wholeShare(value)}
            leads={known.slice(0, DRAWN).map((row) => ({
              ...{ key: String(row.productId), name: writeShortTitle(row, text) },
              ...{ value: row.rate, low: row.low, high: row.high, label: describe(row) },
            }))}
          />
        ) : (
          <Text as="p" tone="subdued">
            {text('products.repurchase.needs', { n: minBuyers })}
          </Text>
        )}
        {first && (
          <ChartTable
            name={text('products.repurchase.table')}
            csv={{ path: '/app/product-report.csv', table: 'repurchase' }}
            columns={[
              { label: text('products.product'), isText: true },
              text('products.repurchase.same'),
              text('products.repurchase.any'),
              text('products.repurchase.mature'),
              text('products.repurchase.window'),
              { label: text('products.act'), isText: true, isAction: true },
            ]}
            rows={known.map(writeRow)}
          />
        )}
        <About name={text('products.repurchase.question')}>{text('products.repurchase.about', { n: minBuyers })}</About>
      </BlockStack>
    </SectionCard>
  );

  function writeRow(row: Known) {
    const name = writeProductTitle(row, text);
    const days = row.windowDays === null ? '' : formats.days(row.windowDays * DAY_MS);
    return {
      key: String(row.productId),
      cells: [
        name,
        <data key="same" value={row.rate}>
          {text('products.repurchase.share', {
            share: formats.share(row.rate),
            count: formats.number(row.repurchased),
          })}
        </data>,
        <data key="any" value={row.reordered / row.mature}>
          {text('products.repurchase.share', {
            ...{ share: formats.share(row.reordered / row.mature), count: formats.number(row.reordered) },
          })}
        </data>,
        formats.number(row.mature),
        row.windowFrom === 'own' ? days : text(`products.repurchase.${row.windowFrom}`, { days }),
        <BuyerMenu
          key="act"
          name={text('products.rule.bought', { product: name })}
          rule={{ all: [{ field: 'boughtProduct', is: row.productId }] }}
        />,
      ],
    };
  }

  function describe(row: Known): string {
    return text('products.repurchase.mark', {
      ...{ product: writeProductTitle(row, text), share: formats.share(row.rate), n: row.mature },
      ...{ low: formats.share(row.low), high: formats.share(row.high), count: formats.number(row.repurchased) },
    });
  }
}
