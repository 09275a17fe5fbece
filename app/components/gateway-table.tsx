import type { GatewayRow, ProductsGatewayAnswer } from '#app/measurement/reports/products-answers.ts';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { writeProductTitle } from './product-titles.ts';
import { useText } from './use-text.ts';
import { writeStarterRule } from './write-starter-rule.ts';

/** Raw shares beside the adjusted difference, so that one sees what the adjustment does. */
export function GatewayTable({ gateway }: { readonly gateway: ProductsGatewayAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { products, buyers, repeated, windowDays } = gateway;
  return (
    <ChartTable
      name={text('products.gateway.table')}
      csv={{ path: '/app/product-report.csv', table: 'gateway' }}
      columns={[
        { label: text('products.product'), isText: true },
        text('products.gateway.starters'),
        text('products.gateway.back'),
        text('products.gateway.plain'),
        text('products.gateway.adjusted'),
        text('products.gateway.alone'),
        { label: text('products.act'), isText: true, isAction: true },
      ]}
      rows={products.map((row) => {
        const name = writeProductTitle(row, text);
        const starters = text('products.rule.started', { product: name, days: windowDays });
        return {
          key: String(row.productId),
          cells: [
            name,
            formats.number(row.buyers),
            <data key="back" value={row.repeated / row.buyers}>
              {formats.share(row.repeated / row.buyers)}
            </data>,
            formats.points(row.repeated / row.buyers - shareOfOthers(row)),
            row.difference === null || row.low === null || row.high === null ? (
              <span className="rg-muted">{text('products.gateway.unknown')}</span>
            ) : (
              <data value={row.difference}>
                {text('products.gateway.withInterval', {
                  ...{ difference: formats.points(row.difference) },
                  ...{ low: formats.points(row.low), high: formats.points(row.high) },
                })}
              </data>
            ),
            text('products.gateway.ofBuyers', {
              ...{ count: formats.number(row.withoutComparison), n: formats.number(row.buyers) },
            }),
            <BuyerMenu key="act" name={starters} rule={writeStarterRule(gateway, row.productId)} />,
          ],
        };
      })}
    />
  );

  function shareOfOthers(row: GatewayRow): number {
    return buyers > row.buyers ? (repeated - row.repeated) / (buyers - row.buyers) : row.repeated / row.buyers;
  }
}
