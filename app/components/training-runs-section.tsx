import { BlockStack, Text } from '@shopify/polaris';
import { FEWEST_ORDERS, type PlacementName } from '#app/training/model-figures.ts';
import type { TrainingRun } from '#app/training/list-training-runs.ts';
import { FilterButtons } from './filter-buttons.tsx';
import { useFormats } from './formats.tsx';
import { LineChart, type ChartPoint } from './line-chart.tsx';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_WORDS } from './placement-words.ts';
import { SectionCard } from './section-card.tsx';

interface TrainingRunsSectionProps {
  /** Newest first. */
  readonly runs: readonly TrainingRun[];
  readonly placement: PlacementName;
  /** The placements that have a report. */
  readonly placements: readonly PlacementName[];
}

const STATES: Readonly<Record<TrainingRun['state'], string>> = {
  running: 'learning now',
  promoted: 'went live',
  kept: 'nothing new to serve',
  held: 'stored, you held another',
  failed: 'failed',
};

/** Did it get better? One placement's hit rate over the training runs. */
export function TrainingRunsSection({ runs, placement, placements }: TrainingRunsSectionProps) {
  const formats = useFormats();
  const { name, asked } = PLACEMENT_WORDS[placement];
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
    note: `of ${formats.number(report.n)}`,
    share: hitRate,
    text: formats.wholeShare(hitRate),
    label: `${formats.moment(run.startedAt)}: ${formats.share(hitRate)} of ${formats.number(report.n)} ${asked}, ${nameRecipe(report.recipe, { at: placement })}, ${STATES[run.state]}`,
  }));
  const newest = measured.at(-1);
  return (
    <SectionCard
      title={
        newest
          ? `${name}: right in ${formats.hundredth(newest.hitRate)} of 100 at the last run`
          : 'No run was measured yet'
      }
      subtitle={
        newest
          ? 'How often one of the ten products shown was right, in the 30 days before each training.'
          : `From ${FEWEST_ORDERS} orders on, each training says how often the products shown would have been right.`
      }
      aside={
        placements.length > 1 && (
          <FilterButtons
            label="Placement"
            name="placement"
            value={placement}
            choices={placements.map((key) => ({ value: key, label: PLACEMENT_WORDS[key].name }))}
          />
        )
      }
    >
      <BlockStack gap="300">
        {points.length > 0 && (
          <LineChart
            title={`${name}: how often it was right, over the training runs`}
            axis="right"
            formatShare={formats.wholeShare}
            points={points}
          />
        )}
        <RunsTable runs={runs} placement={placement} />
        {points.length === 1 && (
          <Text as="p" variant="bodySm" tone="subdued">
            One run so far. The next one comes by itself: each day, and when enough orders are new.
          </Text>
        )}
      </BlockStack>
    </SectionCard>
  );
}

function RunsTable({ runs, placement }: { readonly runs: readonly TrainingRun[]; readonly placement: PlacementName }) {
  const formats = useFormats();
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label="Training runs">
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">Training</th>
            <th scope="col" className="rg-text">
              What became of it
            </th>
            <th scope="col">Questions</th>
            <th scope="col">Right, of 100</th>
            <th scope="col">Ranking score</th>
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
                  {STATES[run.state]}
                  {run.error && `: ${run.error}`}
                </td>
                <td>{report ? formats.number(report.n) : <span className="rg-muted">not measured</span>}</td>
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
