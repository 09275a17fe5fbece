import { BlockStack, Text } from '@shopify/polaris';
import { wilsonInterval } from '#ml/math/wilson-interval.ts';
import type { SequenceStep } from '#ml/measurement/measure-order-sequence.ts';
import type { StepSurvival } from '#ml/measurement/measure-survival.ts';
import type { RepeatAnswer } from '#app/measurement/reports/repeat-answer.ts';
import { About } from './about.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { LineChart } from './line-chart.tsx';
import { nameStep } from './name-step.ts';
import { SectionCard } from './section-card.tsx';
import { SurvivalCurves } from './survival-curves.tsx';
import { useText } from './use-text.ts';
import { writeStepsFinding } from './write-steps-finding.ts';

const SHOWN = 10;
const FEWEST_BUYERS = 20;
/** Of the times, which are estimated, and of a share in words. */
const FEWEST_TIMED = 30;

interface SequenceProps extends Pick<RepeatAnswer, 'sequence' | 'period'> {
  /** How soon, of the same buyers. */
  readonly curves: readonly StepSurvival[];
}

/** From order to order: who goes on, what they spend, how soon the next order comes. */
export function SequenceSection(props: SequenceProps) {
  const text = useText();
  const formats = useFormats();
  const known = props.sequence.slice(0, SHOWN).filter((step) => step.buyers >= FEWEST_BUYERS);
  const [first, second] = known.filter((step) => step.buyers >= FEWEST_TIMED);
  const share = (step: SequenceStep) => formats.wholeShare(step.goingOn / step.buyers);
  const title = first
    ? text(second ? 'repeat.sequence.title' : 'repeat.sequence.title.one', {
        first: share(first),
        second: second ? share(second) : '',
      })
    : text('repeat.sequence.title.few');
  return (
    <SectionCard title={title} subtitle={text('repeat.sequence.subtitle', { n: props.sequence[0]?.buyers ?? 0 })}>
      <BlockStack gap="400">
        {known.length > 1 && (
          <LineChart
            title={text('repeat.sequence.chart')}
            axis={text('repeat.sequence.axis')}
            formatShare={formats.wholeShare}
            points={known.map((step) => {
              const { orderNumber, buyers, goingOn } = step;
              const interval = wilsonInterval(goingOn, buyers);
              return {
                key: String(orderNumber),
                tick: text('repeat.sequence.order', { number: orderNumber }),
                note: `n ${formats.number(buyers)}`,
                share: goingOn / buyers,
                interval,
                text: share(step),
                label: text('repeat.sequence.point', {
                  number: orderNumber,
                  count: formats.number(goingOn),
                  n: buyers,
                  share: formats.share(goingOn / buyers),
                  low: formats.share(interval?.[0] ?? 0),
                  high: formats.share(interval?.[1] ?? 1),
                }),
              };
            })}
          />
        )}
        <Curves curves={props.curves} />
        <SequenceTable {...props} />
        <About name={text('repeat.sequence.table')}>{text('repeat.sequence.about', { needed: FEWEST_BUYERS })}</About>
      </BlockStack>
    </SectionCard>
  );
}

/** How soon the next order comes after each, in steps. */
function Curves({ curves }: Pick<SequenceProps, 'curves'>) {
  const text = useText();
  const formats = useFormats();
  const rows = curves
    .filter(({ effectiveN, within }) => effectiveN >= FEWEST_TIMED && within !== null)
    .map((step) => ({ ...step, ...nameStep(step, text) }));
  if (rows.length === 0) return null;
  const title = writeStepsFinding(curves, FEWEST_TIMED, text, formats) ?? text('survival.steps.plain');
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {text('survival.steps.subtitle')}
      </Text>
      <SurvivalCurves title={title} rows={rows} fewest={FEWEST_TIMED} />
    </BlockStack>
  );
}

function SequenceTable({ sequence, period }: Pick<RepeatAnswer, 'sequence' | 'period'>) {
  const text = useText();
  const formats = useFormats();
  const columns = ['order', 'buyers', 'wentOn', 'share', 'value', 'gap'] as const;
  const { from, to } = period;
  return (
    <ChartTable
      name={text('repeat.sequence.table')}
      csv={{ path: '/app/repeat-purchases.csv', table: 'sequence' }}
      isOpen
      columns={[
        ...columns.map((column) => text(`repeat.sequence.col.${column}`)),
        { label: text('repeat.sequence.col.waiting'), isText: true },
      ]}
      rows={sequence.slice(0, SHOWN).map(({ orderNumber, buyers, goingOn, netRevenueMinor, medianGapMs }) => {
        const days = { from: formats.date(from), to: formats.date(to) };
        return {
          key: String(orderNumber),
          cells: [
            orderNumber,
            formats.number(buyers),
            formats.number(goingOn),
            buyers >= FEWEST_BUYERS ? (
              <data value={goingOn / buyers}>{formats.share(goingOn / buyers)}</data>
            ) : (
              <span className="rg-muted">{text('figures.underBuyers', { n: FEWEST_BUYERS })}</span>
            ),
            <data value={netRevenueMinor / buyers}>{formats.money(netRevenueMinor / buyers)}</data>,
            medianGapMs === null ? (
              <span className="rg-muted">{text('figures.notYet')}</span>
            ) : (
              <data value={medianGapMs}>{formats.days(medianGapMs)}</data>
            ),
            <>
              <span className="rg-act-of">
                {text('repeat.sequence.waiting', { n: buyers - goingOn, orders: orderNumber })}
              </span>
              {buyers > goingOn && (
                <BuyerMenu
                  name={text('repeat.sequence.rule', { orders: orderNumber, ...days })}
                  rule={{
                    all: [
                      { field: 'orderCount', is: orderNumber },
                      { field: 'firstOrderBetween', from, to },
                    ],
                  }}
                />
              )}
            </>,
          ],
        };
      })}
    />
  );
}
