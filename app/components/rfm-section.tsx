import { BlockStack } from '@shopify/polaris';
import type { BuyersFigures, RfmCell } from '#app/measurement/buyers/buyers-figures.ts';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { About } from './about.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { HeatGrid, type HeatCell } from './heat-grid.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

const SCORES = [1, 2, 3, 4, 5];
const FEWEST = 100;

/** Recency by frequency, with what the buyers of a cell brought on average. */
export function RfmSection({ figures: { rfm, buyers } }: { readonly figures: BuyersFigures }) {
  const text = useText();
  const formats = useFormats();
  const { number, roundMoney } = formats;
  if (!rfm)
    return (
      <SectionCard title={text('buyers.rfm.title.unknown')}>
        <p>{text('buyers.rfm.unknown', { needed: FEWEST, n: buyers })}</p>
      </SectionCard>
    );
  const { cuts, cells } = rfm;
  const cellOf = (recency: number, frequency: number) =>
    cells.find((cell) => cell.recency === recency && cell.frequency === frequency && cell.n > 0);
  const nameOf = (cell: RfmCell) => text('buyers.rfm.name', { r: cell.recency, f: cell.frequency });
  const most = Math.max(...cells.map(({ n }) => n));
  const toCell = (cell: RfmCell): HeatCell => ({
    ...{
      key: `${cell.recency}-${cell.frequency}`,
      value: cell.n,
      text: number(cell.n),
      note: roundMoney(cell.monetaryMinor),
    },
    level: 0.85 * Math.sqrt(cell.n / most),
    label: text('buyers.rfm.cell', { n: cell.n, name: nameOf(cell), amount: roundMoney(cell.monetaryMinor) }),
    ...{ rule: ruleOf(cell), name: nameOf(cell) },
  });
  const best = cells
    .filter(({ recency, frequency }) => recency >= 4 && frequency >= 4)
    .reduce((sum, { n }) => sum + n, 0);
  return (
    <SectionCard
      title={text('buyers.rfm.title', { n: best, buyers })}
      subtitle={text('buyers.rfm.subtitle', { buyers })}
    >
      <BlockStack gap="400">
        <HeatGrid
          label={text('buyers.rfm.grid')}
          corner={text('buyers.rfm.corner')}
          columns={SCORES.map((score) => `${score}: ${sayFrequency(score)}`)}
          rows={SCORES.toReversed().map((recency) => ({
            name: `${recency}: ${sayRecency(recency)}`,
            cells: SCORES.map((frequency) => {
              const cell = cellOf(recency, frequency);
              return cell ? toCell(cell) : null;
            }),
          }))}
        />
        <p className="rg-hint">
          {text('buyers.rfm.cuts', {
            recency: cuts.recencyDays.map((days) => number(days)).join(' · '),
            frequency: cuts.frequency.map((count) => number(count)).join(' · '),
            monetary: cuts.monetaryMinor.map((minor) => roundMoney(minor)).join(' · '),
          })}
        </p>
        <ChartTable
          name={text('buyers.rfm.grid')}
          csv={{ path: '/app/buyers.csv', table: 'rfm' }}
          columns={[
            text('buyers.rfm.recency'),
            text('buyers.rfm.frequency'),
            text('buyers.n'),
            text('buyers.rfm.monetary'),
            { label: text('buyers.do'), isText: true, isAction: true },
          ]}
          rows={cells
            .filter(({ n }) => n > 0)
            .map((cell) => ({
              key: `${cell.recency}-${cell.frequency}`,
              cells: [
                cell.recency,
                cell.frequency,
                number(cell.n),
                formats.money(cell.monetaryMinor),
                <BuyerMenu key="do" rule={ruleOf(cell)} name={nameOf(cell)} />,
              ],
            }))}
        />
        <About name={text('buyers.rfm.grid')}>{text('buyers.rfm.about')}</About>
      </BlockStack>
    </SectionCard>
  );

  /** "≤ 3 d", "> 3 d": 5 is the newest. */
  function sayRecency(score: number): string {
    return sayRange(cuts.recencyDays[4 - score], cuts.recencyDays[5 - score], (days) =>
      text('buyers.rfm.days', { days: number(days) }),
    );
  }

  function sayFrequency(score: number): string {
    return sayRange(cuts.frequency[score - 2], cuts.frequency[score - 1], number);
  }
}

/** Above one cut and up to the next; where both are the same, nobody has the score. */
function sayRange(above: number | undefined, upTo: number | undefined, write: (value: number) => string): string {
  if (upTo === undefined) return `> ${write(above ?? 0)}`;
  if (above === upTo) return '–';
  return `≤ ${write(upTo)}`;
}

function ruleOf({ recency, frequency }: RfmCell): BuyerRule {
  return {
    all: [
      { field: 'recencyScore', is: recency },
      { field: 'frequencyScore', is: frequency },
    ],
  };
}
