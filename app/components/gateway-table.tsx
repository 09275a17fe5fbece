import type { GatewayRow, ProductsGatewayAnswer } from '#app/measurement/reports/products-answers.ts';
import { BuyerActions } from './buyer-actions.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { writeProductTitle } from './product-titles.ts';
import { useText } from './use-text.ts';

/** Raw shares beside the adjusted difference, so that one sees what the adjustment does. */
export function GatewayTable({ gateway }: { readonly gateway: ProductsGatewayAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { products, buyers, repeated } = gateway;
  const muted = (id: 'products.gateway.unknown') => <span className="rg-muted">{text(id)}</span>;
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
        text('products.gateway.interval'),
        text('products.gateway.alone'),
        { label: text('products.act'), isText: true },
      ]}
      rows={products.map((row) => {
        const name = writeProductTitle(row, text);
        const starters = text('products.rule.started', { product: name });
        return {
          key: String(row.productId),
          cells: [
            name,
            formats.number(row.buyers),
            <data key="back" value={row.repeated / row.buyers}>
              {formats.share(row.repeated / row.buyers)}
            </data>,
            formats.points(row.repeated / row.buyers - shareOfOthers(row)),
            row.difference === null ? (
              muted('products.gateway.unknown')
            ) : (
              <data value={row.difference}>{formats.points(row.difference)}</data>
            ),
            row.low === null || row.high === null
              ? ''
              : text('figures.interval', { low: formats.points(row.low), high: formats.points(row.high) }),
            text('products.gateway.ofBuyers', {
              ...{ count: formats.number(row.withoutComparison), n: formats.number(row.buyers) },
            }),
            <BuyerActions key="act" name={starters} rule={{ all: [{ field: 'firstProductId', is: row.productId }] }} />,
          ],
        };
      })}
    />
  );

  function shareOfOthers(row: GatewayRow): number {
    return buyers > row.buyers ? (repeated - row.repeated) / (buyers - row.buyers) : row.repeated / row.buyers;
  }
}
