import { BlockStack } from '@shopify/polaris';
import type { BuyersFigures } from '#app/measurement/buyers/buyers-figures.ts';
import type { Concentration } from '#ml/measurement/measure-concentration.ts';
import { About } from './about.tsx';
import { BuyerActions } from './buyer-actions.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { LorenzChart, type LorenzLine } from './lorenz-chart.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

const FEWEST = 30;
/** The curve has a point at every 5 %: the fifth is that at 20 %. */
const FIFTH = 4;

/** How much of the revenue, and of the margin, the best buyers bring. */
export function LorenzSection({ figures: { revenue, margin, buyers } }: { readonly figures: BuyersFigures }) {
  const text = useText();
  const { wholeShare, score, roundMoney } = useFormats();
  if (!revenue || revenue.n < FEWEST)
    return (
      <SectionCard title={text('buyers.lorenz.title.unknown')}>
        <p>{text('buyers.lorenz.unknown', { needed: FEWEST, n: revenue?.n ?? 0 })}</p>
      </SectionCard>
    );
  const lineOf = (key: 'revenue' | 'margin', concentration: Concentration): LorenzLine => ({
    ...{ key, concentration, name: text(`buyers.lorenz.${key}`) },
    label: (part, share) => text(`buyers.lorenz.point.${key}`, { part: wholeShare(part), share: wholeShare(share) }),
  });
  const lines = [lineOf('revenue', revenue), ...(margin && margin.n >= FEWEST ? [lineOf('margin', margin)] : [])];
  const name = text('buyers.lorenz.best', { amount: roundMoney(revenue.topFifthFrom) });
  return (
    <SectionCard
      title={text('buyers.lorenz.title', { share: wholeShare(revenue.curve[FIFTH]!) })}
      subtitle={text('buyers.lorenz.subtitle', {
        n: revenue.n,
        gini: score(revenue.gini),
        from: roundMoney(revenue.topFifthFrom),
      })}
      aside={<BuyerActions rule={{ all: [{ field: 'netRevenueMinor', atLeast: revenue.topFifthFrom }] }} name={name} />}
    >
      <BlockStack gap="400">
        <LorenzChart
          title={text('buyers.lorenz.chart')}
          lines={lines}
          axes={{ buyers: text('buyers.lorenz.x'), share: text('buyers.lorenz.y'), even: text('buyers.lorenz.even') }}
          formatShare={wholeShare}
        />
        <p className="rg-hint">
          {lines.length > 1 && margin
            ? text('buyers.lorenz.margin.n', { n: margin.n, buyers, gini: score(margin.gini) })
            : text('buyers.lorenz.margin.none')}
        </p>
        <ChartTable
          name={text('buyers.lorenz.chart')}
          csv={{ path: '/app/buyers.csv', table: 'concentration' }}
          columns={[text('buyers.lorenz.x'), ...lines.map((line) => line.name)]}
          rows={revenue.curve.map((_, at) => ({
            key: String(at),
            cells: [
              wholeShare(at / (revenue.curve.length - 1)),
              ...lines.map(({ concentration }) => wholeShare(concentration.curve[at] ?? 0)),
            ],
          }))}
        />
        <About name={text('buyers.lorenz.chart')}>{text('buyers.lorenz.about')}</About>
      </BlockStack>
    </SectionCard>
  );
}
