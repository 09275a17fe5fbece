import { BlockStack, Text } from '@shopify/polaris';
import type { StepChange } from '#app/measurement/reports/compare-steps.ts';
import type { RepeatChange } from '#app/measurement/reports/repeat-answer.ts';
import { About } from './about.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { LeadChart } from './lead-chart.tsx';
import { nameStep } from './name-step.ts';
import { SectionCard } from './section-card.tsx';
import { useSayQuantile } from './use-say-quantile.ts';
import { useText } from './use-text.ts';

interface SurvivalChangeProps {
  readonly changes: readonly StepChange[];
  readonly fewest: number;
}

const COLUMNS = ['within', 'now', 'before', 'difference', 'halfNow', 'halfBefore'] as const;

/** What changed: per order number the share back and the days until half are, against the days before. */
export function SurvivalChange({ changes, fewest }: SurvivalChangeProps) {
  const text = useText();
  const formats = useFormats();
  const sayQuantile = useSayQuantile();
  const share = ({ repeated, buyers }: RepeatChange['now']) =>
    text('survival.change.share', {
      count: formats.number(repeated),
      n: buyers,
      share: formats.wholeShare(repeated / buyers),
    });
  const say = (change: RepeatChange) => sayChange(change, formats);
  const rows = changes.map((step) => ({ ...step, ...nameStep(step, text) }));
  const known = rows.flatMap(({ change, ...row }) => (change ? [{ ...row, change }] : []));
  const days = (one: RepeatChange['now']) => ({ from: formats.date(one.from), to: formats.date(one.to) });
  // The days stand once where they are those of all steps.
  const shared = known.every(({ change }) => isOfDays(change, known[0]!.change)) ? known[0]?.change : undefined;
  const sayShare = (one: RepeatChange['now']) =>
    shared ? share(one) : `${share(one)}, ${text('period.days', days(one))}`;
  const first = known.find(({ orderNumber }) => orderNumber === 1);
  const title = first
    ? text(`survival.change.${say(first.change).outcome}`, say(first.change).words)
    : text('survival.change.plain');
  return (
    <SectionCard title={title} subtitle={text('survival.change.subtitle')}>
      <BlockStack gap="300">
        {known.length === 0 ? (
          <Text as="p" tone="subdued">
            {text('survival.change.none', { needed: fewest })}
          </Text>
        ) : (
          <LeadChart
            title={title}
            axis={text('survival.change.axis')}
            format={formats.points}
            leads={known.map(({ key, name, change }) => ({
              ...{ key, name, value: differ(change), low: change.interval[0], high: change.interval[1] },
              label: text('survival.change.label', { name, ...say(change).words, outcome: say(change).outcome }),
            }))}
          />
        )}
        {shared && (
          <Text as="p" tone="subdued">
            {text('period.days', days(shared.now))} · {text('period.against', days(shared.before))}
          </Text>
        )}
        {known.length > 0 && (
          <ChartTable
            name={text('survival.change.name')}
            csv={{ path: '/app/time-to-next-order.csv', table: 'changes' }}
            isOpen
            columns={[text('survival.head.order'), ...COLUMNS.map((column) => text(`survival.change.head.${column}`))]}
            rows={rows.map(({ key, name, change, half }) => ({
              key,
              cells:
                change && half
                  ? [
                      name,
                      text('survival.days', { n: change.windowDays }),
                      sayShare(change.now),
                      sayShare(change.before),
                      text('survival.change.difference', { ...say(change).words, outcome: say(change).outcome }),
                      ...[half.now, half.before].map(sayQuantile),
                    ]
                  : [
                      name,
                      ...COLUMNS.map((column) => (column === 'now' ? text('figures.underBuyers', { n: fewest }) : '–')),
                    ],
            }))}
          />
        )}
        <About name={text('survival.change.name')}>{text('survival.change.about', { fewest })}</About>
      </BlockStack>
    </SectionCard>
  );
}

const differ = ({ now, before }: RepeatChange) => now.repeated / now.buyers - before.repeated / before.buyers;

const isOfDays = (one: RepeatChange, other: RepeatChange) =>
  one.now.from === other.now.from && one.now.to === other.now.to && one.before.from === other.before.from;

function sayChange(change: RepeatChange, formats: ReturnType<typeof useFormats>) {
  const [low, high] = change.interval;
  const points = formats.pointsWithin(change.interval);
  const { now, before, windowDays } = change;
  return {
    outcome: low > 0 ? 'more' : high < 0 ? 'less' : 'same',
    words: {
      ...{ days: windowDays, points: points(differ(change)), low: points(low), high: points(high) },
      ...{
        now: formats.wholeShare(now.repeated / now.buyers),
        before: formats.wholeShare(before.repeated / before.buyers),
      },
    },
  } as const;
}
