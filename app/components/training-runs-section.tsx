import { BlockStack, Text } from '@shopify/polaris';
import { FEWEST_ORDERS, type PlacementName } from '#app/training/model-figures.ts';
import type { TrainingRun } from '#app/training/list-training-runs.ts';
import { FilterButtons } from './filter-buttons.tsx';
import { useFormats } from './formats.tsx';
import { LineChart, type ChartPoint } from './line-chart.tsx';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_FACTS } from './placement-facts.ts';
import { SectionCard } from './section-card.tsx';
import { TechnicalMessage } from './technical-message.tsx';
import { useText } from './use-text.ts';

interface TrainingRunsSectionProps {
  /** Newest first. */
  readonly runs: readonly TrainingRun[];
  readonly placement: PlacementName;
  /** The placements that have a report. */
  readonly placements: readonly PlacementName[];
}

/** Did it get better? One placement's hit rate over the training runs. */
export function TrainingRunsSection({ runs, placement, placements }: TrainingRunsSectionProps) {
  const text = useText();
  const formats = useFormats();
  const nameOf = (one: PlacementName) => text(`models.placement.${PLACEMENT_FACTS[one].key}`);
  const measured = runs
    .flatMap((run) => {
      const report = run.figures?.placements[placement];
      const served = report?.recipes.find(({ recipe }) => recipe === report.recipe);
      return report && served ? [{ run, report, hitRate: served.figures.hitRate }] : [];
    })
    .reverse();
  const points: ChartPoint[] = measured.map(({ run, report, hitRate }) => ({
    key: run.runId,
    tick: formats.day(run.startedAt).replace(/,? \d{4}$/, ''),
    note: text('models.runs.of', { n: report.n }),
    share: hitRate,
    text: formats.wholeShare(hitRate),
    label: text(`models.runs.point.${PLACEMENT_FACTS[placement].key}`, {
      when: formats.moment(run.startedAt),
      share: formats.share(hitRate),
      n: report.n,
      recipe: nameRecipe(text, report.recipe, { at: placement }),
      state: text(`models.runs.state.${run.state}`),
    }),
  }));
  const newest = measured.at(-1);
  return (
    <SectionCard
      title={
        newest
          ? text('models.runs.title', { placement: nameOf(placement), hits: formats.hundredth(newest.hitRate) })
          : text('models.runs.none')
      }
      subtitle={newest ? text('models.runs.subtitle') : text('models.runs.needs', { n: FEWEST_ORDERS })}
      aside={
        placements.length > 1 && (
          <FilterButtons
            label={text('models.runs.placement')}
            name="placement"
            value={placement}
            choices={placements.map((key) => ({ value: key, label: nameOf(key) }))}
          />
        )
      }
    >
      <BlockStack gap="300">
        {points.length > 0 && (
          <LineChart
            title={text('models.runs.chart', { placement: nameOf(placement) })}
            axis={text('models.runs.axis')}
            formatShare={formats.wholeShare}
            points={points}
          />
        )}
        <RunsTable runs={runs} placement={placement} />
        {points.length === 1 && (
          <Text as="p" variant="bodySm" tone="subdued">
            {text('models.runs.one')}
          </Text>
        )}
      </BlockStack>
    </SectionCard>
  );
}

function RunsTable({ runs, placement }: { readonly runs: readonly TrainingRun[]; readonly placement: PlacementName }) {
  const text = useText();
  const formats = useFormats();
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('models.runs.table')}>
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">{text('models.runs.training')}</th>
            <th scope="col" className="rg-text">
              {text('models.runs.state')}
            </th>
            <th scope="col">{text('models.runs.questions')}</th>
            <th scope="col">{text('models.recipes.right')}</th>
            <th scope="col">{text('models.recipes.score')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, 10).map((run) => {
            const report = run.figures?.placements[placement];
            const served = report?.recipes.find(({ recipe }) => recipe === report.recipe);
            return (
              <tr key={run.runId}>
                <th scope="row">{formats.moment(run.startedAt)}</th>
                <td className="rg-text">
                  {text(`models.runs.state.${run.state}`)}
                  {run.error && <TechnicalMessage>{run.error}</TechnicalMessage>}
                </td>
                <td>
                  {report ? (
                    formats.number(report.n)
                  ) : (
                    <span className="rg-muted">{text('models.runs.unmeasured')}</span>
                  )}
                </td>
                <td>{served ? formats.hundredth(served.figures.hitRate) : ''}</td>
                <td>{served ? formats.number(served.figures.ndcg * 100) : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
