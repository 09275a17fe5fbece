import { BlockStack, Text } from '@shopify/polaris';
import type { GatewayRow, ProductsGatewayAnswer } from '#app/measurement/reports/products-answers.ts';
import { About } from './about.tsx';
import { FilterButtons } from './filter-buttons.tsx';
import { useFormats } from './formats.tsx';
import { GatewayTable } from './gateway-table.tsx';
import { LeadChart } from './lead-chart.tsx';
import { writeProductTitle, writeShortTitle } from './product-titles.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

interface GatewaySectionProps {
  readonly gateway: ProductsGatewayAnswer;
  readonly began: 'ever' | 'year';
}

const DRAWN = 15;

/** Which first product goes with coming back, beyond month, country and discount. */
export function GatewaySection({ gateway, began }: GatewaySectionProps) {
  const text = useText();
  const formats = useFormats();
  const { products, found, tested, windowDays, minBuyers, buyers, confidence } = gateway;
  const known = products.filter((row): row is Known => row.difference !== null);
  const standing = known.filter(({ low, high }) => low > 0 || high < 0);
  const drawn = (standing.length > 0 ? standing : known).slice(0, DRAWN);
  return (
    <SectionCard
      title={text(tested === 0 ? 'products.gateway.few' : 'products.gateway.title', { n: found })}
      subtitle={text('products.gateway.subtitle', { days: windowDays, n: buyers })}
      aside={
        <FilterButtons
          label={text('products.gateway.began')}
          name="began"
          value={began}
          choices={(['ever', 'year'] as const).map((value) => ({ value, label: text(`products.gateway.${value}`) }))}
        />
      }
    >
      <BlockStack gap="300">
        {drawn.length > 0 ? (
          <LeadChart
            title={text('products.gateway.chart')}
            axis={text('products.gateway.axis')}
            format={(value) => formats.points(value)}
            leads={drawn.map((row) => ({
              ...{ key: String(row.productId), name: writeShortTitle(row, text) },
              ...{ value: row.difference, low: row.low, high: row.high, label: describe(row) },
            }))}
          />
        ) : (
          <Text as="p" tone="subdued">
            {text('products.gateway.needs', { n: minBuyers, days: windowDays })}
          </Text>
        )}
        {tested > 0 && (
          <Text as="p" tone="subdued">
            {text('products.gateway.many', { tested })}
          </Text>
        )}
        {!gateway.knowsCountry && tested > 0 && (
          <Text as="p" tone="subdued">
            {text('products.gateway.noCountry')}
          </Text>
        )}
        {products.length > 0 && <GatewayTable gateway={gateway} />}
        <About name={text('products.gateway.few')}>
          {text('products.gateway.about', {
            ...{ days: windowDays, n: minBuyers, tested, found },
            confidence: formats.share(confidence),
          })}
        </About>
      </BlockStack>
    </SectionCard>
  );

  function describe(row: Known): string {
    return text('products.gateway.mark', {
      ...{ product: writeProductTitle(row, text), difference: formats.points(row.difference), n: row.buyers },
      ...{ low: formats.points(row.low), high: formats.points(row.high) },
    });
  }
}

type Known = GatewayRow & { readonly difference: number; readonly low: number; readonly high: number };
