import { BlockStack, Text } from '@shopify/polaris';
import type { ModelReport } from '#app/training/get-model-report.ts';
import type { PlacementName, PlacementReport } from '#app/training/model-figures.ts';
import { About } from './about.tsx';
import type { Formats } from '#app/messages/create-formats.ts';
import { useFormats } from './formats.tsx';
import { LeadChart, type Lead } from './lead-chart.tsx';
import { FEWEST_QUESTIONS } from './models-answer.tsx';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_WORDS } from './placement-words.ts';
import { RecipesTable } from './recipes-table.tsx';
import { SectionCard } from './section-card.tsx';
import { writeFinding } from './write-finding.ts';

interface PlacementReportSectionProps {
  readonly placement: PlacementName;
  readonly report: PlacementReport;
  /** The model it was measured for. */
  readonly model: ModelReport;
}

/** One placement: what serves it, how much better than the rest it was, and by how much that is certain. */
export function PlacementReportSection({ placement, report, model }: PlacementReportSectionProps) {
  const formats = useFormats();
  const { name, question } = PLACEMENT_WORDS[placement];
  const title = `${name}: ${nameRecipe(report.recipe, { within: true, at: placement })}`;
  if (report.n < FEWEST_QUESTIONS) {
    return (
      <SectionCard title={title} subtitle={question}>
        <Text as="p" tone="subdued">
          It could be asked {formats.counted(report.n, 'time', 'times')} in the last 30 days. Below {FEWEST_QUESTIONS} a
          share would be luck, so none is shown.
        </Text>
      </SectionCard>
    );
  }
  return (
    <SectionCard title={title} subtitle={question}>
      <BlockStack gap="400">
        <Text as="p">{writeFinding(placement, report, formats)}</Text>
        <Leads placement={placement} report={report} />
        <PlacementFacts placement={placement} report={report} model={model} />
        <RecipesTable placement={placement} report={report} />
        <About name={`${name} report`}>{explain(placement, report, formats)}</About>
      </BlockStack>
    </SectionCard>
  );
}

function Leads({ placement, report: { versus } }: Pick<PlacementReportSectionProps, 'placement' | 'report'>) {
  const formats = useFormats();
  const rows = [
    [PLACEMENT_WORDS[placement].yardstick, versus.popularity],
    [versus.shelf?.recipe ?? '', versus.shelf?.lead ?? null],
    [versus.runnerUp?.recipe ?? '', versus.runnerUp?.lead ?? null],
  ] as const;
  const leads: Lead[] = rows.flatMap(([recipe, lead], index) => {
    if (!lead || rows.findIndex(([other]) => other === recipe) < index) return [];
    const name = nameRecipe(recipe, { at: placement });
    const [value, low, high] = [lead.value, lead.low, lead.high].map((one) => formats.points(one));
    return [{ key: recipe, name, ...lead, label: `Against ${name}: ${value} points, 95 % interval ${low} to ${high}` }];
  });
  if (leads.length === 0) return null;
  const better = versus.runnerUp && versus.runnerUp.lead.high < 0 ? versus.runnerUp : null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        How far ahead it was of
      </Text>
      <LeadChart
        title="How far ahead it was of the others, with 95 % intervals"
        axis="points of ranking score; right of 0 it was ahead"
        format={(value) => formats.points(value)}
        leads={leads}
      />
      {better && (
        <Text as="p" variant="bodySm" tone="subdued">
          {nameRecipe(better.recipe, { at: placement })} did better in these 30 days. What serves was chosen on the
          months before; it is chosen anew when there are enough new orders.
        </Text>
      )}
    </BlockStack>
  );
}

/** On what it was measured, how much of the catalogue it shows, and how well known that is. */
function PlacementFacts({ placement, report, model }: PlacementReportSectionProps) {
  const formats = useFormats();
  const { yardstick, yardstickWords, learnedFrom } = PLACEMENT_WORDS[placement];
  const figuresOf = (recipe: string) => report.recipes.find((one) => one.recipe === recipe);
  const served = figuresOf(report.recipe)!;
  const simplest = report.recipe === yardstick ? undefined : figuresOf(yardstick);
  const origin = model.figures.origins.at(-1);
  const knownFrom = (novelty: number) => `1 of ${formats.number(Math.round(2 ** novelty))} ${learnedFrom}`;
  const beside = (text: string | undefined) => (text === undefined ? '' : ` (${yardstickWords}: ${text})`);
  return (
    <dl className="rg-facts">
      {origin && (
        <>
          <dt>Learned from</dt>
          <dd>
            {learnedFrom === 'visits' ? 'visits' : formats.counted(origin.ordersBefore, 'order', 'orders')}
            {model.dataFrom !== null && learnedFrom === 'orders'
              ? `, ${formats.day(model.dataFrom)} to ${formats.day(origin.from)}`
              : ` before ${formats.day(origin.from)}`}
            , in {formats.duration(served.trainSeconds * 1000)}
          </dd>
          <dt>Asked about</dt>
          <dd>
            {formats.counted(report.n, 'case', 'cases')} of the 30 days after, to {formats.day(origin.to)}
          </dd>
        </>
      )}
      <dt>Catalogue shown</dt>
      <dd>
        {formats.hundredth(served.figures.coverage)} of 100 products came up at least once
        {beside(simplest && formats.hundredth(simplest.figures.coverage))}
      </dd>
      <dt>How well known</dt>
      <dd>
        A product shown is typically in {knownFrom(served.figures.novelty)}
        {beside(simplest && knownFrom(simplest.figures.novelty))}
      </dd>
    </dl>
  );
}

function explain(placement: PlacementName, { chosenOn, lead, over }: PlacementReport, formats: Formats): string {
  const how =
    chosenOn > 0
      ? `It was chosen on ${formats.counted(chosenOn, 'question', 'questions')} of the months before`
      : 'There is one month to ask about only, so it was chosen and measured on the same questions';
  const why =
    lead && over
      ? `, where it was ahead of "${nameRecipe(over, { within: true, at: placement })}" by ${formats.points(lead.value)} points (95 % interval ${formats.points(lead.low)} to ${formats.points(lead.high)})`
      : ', where nothing was ahead of it for certain';
  const unseen = chosenOn > 0 ? ' The figures above are of the last 30 days, which no choice has seen.' : '';
  return `${how}${why}.${unseen} All products compete for the ten places. Right, of 100: how often one of the ten was right (hit rate at 10). Ranking score: NDCG at 10, times 100, which also counts how far up the right ones stand. Intervals are paired bootstraps over the questions. Known from: the typical (geometric mean) share of earlier ${PLACEMENT_WORDS[placement].learnedFrom} that hold a product shown; novelty is its logarithm. Time to learn leaves out work that another of the list had done already.`;
}
