import { BlockStack, Text } from '@shopify/polaris';
import type { Expectation, OutlookHorizon, ProductsOutlookAnswer } from '#app/measurement/reports/products-answers.ts';
import { About } from './about.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { LeadChart } from './lead-chart.tsx';
import { writeProductTitle, writeShortTitle } from './product-titles.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

const DRAWN = 12;

/** How many buyers will buy which product again, and how right that was a month ago. */
export function OutlookSection({ outlook }: { readonly outlook: ProductsOutlookAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { products, horizons } = outlook;
  const [soon, later] = horizons as readonly [OutlookHorizon, OutlookHorizon];
  const whole = (value: number) => formats.number(Math.round(value));
  const between = ({ low, high }: Expectation) => text('figures.interval', { low: whole(low), high: whole(high) });
  return (
    <SectionCard
      title={text(products.length > 0 ? 'products.outlook.title' : 'products.outlook.question', {
        ...{ count: whole(soon.expected), days: soon.days },
      })}
      subtitle={text('products.outlook.subtitle', { days: soon.days })}
    >
      <BlockStack gap="300">
        {products.length > 0 ? (
          <LeadChart
            title={text('products.outlook.chart', { days: soon.days })}
            axis={text('products.outlook.axis')}
            format={whole}
            leads={products.slice(0, DRAWN).map((row) => ({
              ...{ key: String(row.productId), name: writeShortTitle(row, text) },
              ...{ value: row.outlooks[0]!.expected, low: row.outlooks[0]!.low, high: row.outlooks[0]!.high },
              label: text('products.outlook.mark', {
                ...{ product: writeProductTitle(row, text), days: soon.days },
                ...{ expected: whole(row.outlooks[0]!.expected), between: between(row.outlooks[0]!) },
              }),
            }))}
          />
        ) : (
          <Text as="p" tone="subdued">
            {text('products.outlook.needs')}
          </Text>
        )}
        {products.length > 0 && [soon, later].map((horizon) => <p key={horizon.days}>{sayCheck(horizon)}</p>)}
        {products.length > 0 && (
          <ChartTable
            name={text('products.outlook.table')}
            csv={{ path: '/app/product-report.csv', table: 'outlook' }}
            columns={[
              { label: text('products.product'), isText: true },
              ...horizons.flatMap(({ days }) => [
                text('products.outlook.within', { days }),
                text('products.outlook.interval', { days }),
              ]),
              { label: text('products.act'), isText: true, isAction: true },
            ]}
            rows={products.map((row) => {
              const name = writeProductTitle(row, text);
              return {
                key: String(row.productId),
                cells: [
                  name,
                  ...row.outlooks.flatMap((one, at) => [
                    <data key={at} value={one.expected}>
                      {whole(one.expected)}
                    </data>,
                    between(one),
                  ]),
                  <BuyerMenu
                    key="act"
                    name={text('products.rule.due', { product: name, days: soon.days })}
                    rule={{ all: [{ field: 'dueProduct', is: row.productId, withinDays: soon.days }] }}
                  />,
                ],
              };
            })}
          />
        )}
        <About name={text('products.outlook.question')}>{text('products.outlook.about')}</About>
      </BlockStack>
    </SectionCard>
  );

  function sayCheck({ days, check, scale }: OutlookHorizon): string {
    if (!check) return text('products.outlook.unchecked', { days });
    return text('products.outlook.check', {
      ...{ days, expected: whole(check.expected), came: whole(check.came), scale: formats.number(scale * 100) },
      // The scale is what came of the plain chances, or 1 where too little came.
      ...{ isScaled: scale !== 1, plain: whole(check.came / scale), within: check.within, products: check.products },
    });
  }
}
