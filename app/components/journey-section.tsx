import { BlockStack, Text } from '@shopify/polaris';
import type { FlowEnd, FlowRow, ProductsJourneysAnswer } from '#app/measurement/reports/products-answers.ts';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { About } from './about.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { Sankey } from './sankey.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** From which product type buyers go on to which. */
export function JourneySection({ journeys }: { readonly journeys: ProductsJourneysAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { drawn, flows, buyers, returned, minBuyers, types, otherShare } = journeys;
  const again = flows.filter(({ to }) => to !== null);
  const isTelling = again.length > 0 && types > 1;
  const top = again.filter(({ orderNumber }) => orderNumber === 1).sort((a, b) => (b.lift ?? 0) - (a.lift ?? 0))[0];
  return (
    <SectionCard
      title={
        isTelling && top
          ? text(name(top.from) === name(top.to) ? 'products.journeys.stay' : 'products.journeys.title', {
              ...{ from: name(top.from), to: name(top.to), lift: formats.number(top.lift ?? 1) },
            })
          : text('products.journeys.question')
      }
      subtitle={text('products.journeys.subtitle', {
        n: buyers,
        returned: formats.number(returned),
        needed: minBuyers,
        hasOther: isTelling && otherShare > 0 ? 'yes' : 'no',
        share: formats.wholeShare(otherShare),
      })}
    >
      <BlockStack gap="300">
        {isTelling ? (
          <Sankey title={text('products.journeys.chart')} flows={drawn} name={name} describe={describe} />
        ) : (
          <Text as="p" tone="subdued">
            {text(types > 1 ? 'products.journeys.needs' : 'products.journeys.oneType', { n: minBuyers })}
          </Text>
        )}
        {flows.length > 0 && (
          <ChartTable
            name={text('products.journeys.table')}
            csv={{ path: '/app/product-report.csv', table: 'journeys' }}
            columns={[
              { label: text('products.journeys.from'), isText: true },
              { label: text('products.journeys.to'), isText: true },
              text('products.journeys.after'),
              text('products.journeys.buyers'),
              text('products.journeys.lift'),
              { label: text('products.act'), isText: true, isAction: true },
            ]}
            rows={flows.map((flow) => ({
              key: keyOf(flow),
              cells: [
                name(flow.from),
                name(flow.to),
                flow.orderNumber,
                formats.number(flow.buyers),
                flow.lift === null ? '' : text('products.journeys.times', { lift: formats.number(flow.lift) }),
                <BuyerMenu key="act" {...chooseRule(flow)} />,
              ],
            }))}
          />
        )}
        <About name={text('products.journeys.question')}>{text('products.journeys.about', { n: minBuyers })}</About>
      </BlockStack>
    </SectionCard>
  );

  function name(end: FlowEnd): string {
    if (end === null) return text('products.journeys.none');
    if (end === 'other') return text('products.journeys.other');
    return end.type === '' ? text('products.journeys.untyped') : end.type;
  }

  function describe({ orderNumber, from, to, buyers: n, lift }: FlowRow): string {
    const ends = { i: orderNumber, from: name(from), to: name(to), n };
    if (to === null) return text('products.journeys.markNone', ends);
    if (lift === null) return text('products.journeys.markOther', ends);
    return text('products.journeys.mark', { ...ends, lift: formats.number(lift) });
  }

  /** Rules know the types a buyer bought and how many orders there are, not which order was of which type. */
  function chooseRule({ orderNumber, from, to }: FlowRow): { readonly rule: BuyerRule; readonly name: string } {
    const bought = (end: FlowEnd) =>
      end === null || end === 'other' ? [] : [{ field: 'boughtType' as const, is: end.type }];
    if (to === null)
      return {
        rule: { all: [...bought(from), { field: 'orderCount', is: orderNumber }] },
        name: text('products.rule.stayed', { type: name(from), n: orderNumber }),
      };
    return {
      rule: {
        all: [
          ...bought(from),
          ...(name(from) === name(to) ? [] : bought(to)),
          { field: 'orderCount', atLeast: orderNumber + 1 },
        ],
      },
      name: text('products.rule.went', {
        ...{ n: orderNumber + 1, from: name(from), to: name(to), same: name(from) === name(to) ? 'yes' : 'no' },
      }),
    };
  }
}

function keyOf({ orderNumber, from, to }: FlowRow): string {
  return JSON.stringify([orderNumber, from, to]);
}
