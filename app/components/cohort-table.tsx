import type { CohortsAnswer } from '#app/measurement/reports/cohorts-answer.ts';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { usePeriodNames } from './use-period-names.ts';
import { useText } from './use-text.ts';
import { writeCohortRule } from './write-cohort-rule.ts';

const FEWEST_BUYERS = 20;

/** Each cohort in a line: its buyers, what they brought so far, and what to do for them. */
export function CohortTable({ figures }: { readonly figures: CohortsAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { cohorts, unit, period, filters } = figures;
  const { name } = usePeriodNames(unit, period);
  const perBuyer = (minor: number | null, buyers: number) =>
    minor === null || buyers < FEWEST_BUYERS ? text('figures.notYet') : formats.money(minor / buyers);
  return (
    <ChartTable
      name={text('cohorts.table')}
      csv={{ path: '/app/cohorts.csv', table: 'cohorts' }}
      columns={[
        text('cohorts.col.cohort'),
        text('cohorts.col.buyers'),
        text('cohorts.col.revenue'),
        text('cohorts.col.margin'),
        { label: text('cohorts.col.act'), isText: true, isAction: true },
      ]}
      rows={cohorts.map(({ period: cohort, buyers, soFar }) => {
        return {
          key: String(cohort),
          cells: [
            name(cohort),
            formats.number(buyers),
            perBuyer(soFar.netMinor, buyers),
            perBuyer(soFar.marginMinor, buyers),
            buyers > 0 && (
              <BuyerMenu
                name={text('cohorts.firstIn', { period: name(cohort) })}
                rule={writeCohortRule({ ...filters, unit, from: period.from, to: period.to, cohort, step: null })}
              />
            ),
          ],
        };
      })}
    />
  );
}
