import { Form } from '@remix-run/react';
import { BlockStack, Button } from '@shopify/polaris';
import type { CohortsAnswer } from '#app/measurement/reports/cohorts-answer.ts';
import { About } from './about.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { usePeriodNames } from './use-period-names.ts';
import { useText } from './use-text.ts';

const FEWEST_BUYERS = 20;

interface PaybackSectionProps {
  readonly figures: CohortsAnswer;
  /** What was entered is no amount. */
  readonly isRefused: boolean;
  /** Minor units of the shop's currency in one unit. */
  readonly minorUnits: number;
}

/** When a buyer has earned what winning one costs: only from a cost that the merchant entered and costs that are known. */
export function PaybackSection({ figures, isRefused, minorUnits }: PaybackSectionProps) {
  const text = useText();
  const formats = useFormats();
  const { acquisitionCostMinor: cost, payback, unit, costedShare } = figures;
  const what = unit === 'week' ? 'week' : 'month';
  const isKnown = cost !== null && costedShare === 1;
  const title = !isKnown
    ? text('cohorts.payback.title')
    : payback === null
      ? text('cohorts.payback.open')
      : text(`cohorts.payback.done.${what}`, { k: payback });
  const why =
    cost === null
      ? text('cohorts.payback.noCost')
      : costedShare === 1
        ? text('cohorts.payback.subtitle', { cost: formats.money(cost) })
        : text('cohorts.costs', { share: formats.share(costedShare ?? 0) });
  return (
    <SectionCard title={title} subtitle={why}>
      <BlockStack gap="300">
        <Form method="post" className="rg-period-form" preventScrollReset key={cost} data-save-bar="">
          <label>
            {text('cohorts.payback.cost')}
            <input
              type="number"
              name="cost"
              min="0"
              max="1000000"
              step={1 / minorUnits}
              defaultValue={cost === null ? '' : cost / minorUnits}
              aria-invalid={isRefused || undefined}
              aria-describedby="payback-refused"
            />
          </label>
          <Button submit>{text('cohorts.payback.save')}</Button>
          <p id="payback-refused" className="rg-error" role="status">
            {isRefused && text('cohorts.payback.refused')}
          </p>
        </Form>
        {isKnown && <PaybackTable figures={figures} />}
        <About name={text('cohorts.payback.title')}>{text('cohorts.payback.about')}</About>
      </BlockStack>
    </SectionCard>
  );
}

function PaybackTable({ figures: { cohorts, unit, period: shown } }: Pick<PaybackSectionProps, 'figures'>) {
  const text = useText();
  const formats = useFormats();
  const { name } = usePeriodNames(unit, shown);
  const what = unit === 'week' ? 'week' : 'month';
  return (
    <ChartTable
      name={text('cohorts.payback.table')}
      csv={{ path: '/app/cohorts.csv', table: 'payback' }}
      isOpen
      columns={[text('cohorts.col.cohort'), text('cohorts.col.buyers'), text('cohorts.payback.col')]}
      rows={cohorts.map(({ period, buyers, payback }) => ({
        key: String(period),
        cells: [
          name(period),
          formats.number(buyers),
          buyers < FEWEST_BUYERS
            ? text('figures.underBuyers', { n: FEWEST_BUYERS })
            : payback === null
              ? text('figures.notYet')
              : text(`cohorts.step.${what}`, { k: payback }),
        ],
      }))}
    />
  );
}
