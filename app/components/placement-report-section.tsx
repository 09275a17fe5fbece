import { BlockStack, Text } from '@shopify/polaris';
import type { ModelReport } from '#app/training/get-model-report.ts';
import type { PlacementName, PlacementReport } from '#app/training/model-figures.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { LeadChart, type Lead } from './lead-chart.tsx';
import { FEWEST_QUESTIONS } from './models-answer.tsx';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_FACTS } from './placement-facts.ts';
import { RecipesTable } from './recipes-table.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';
import { writeFinding } from './write-finding.ts';

interface PlacementReportSectionProps {
  readonly placement: PlacementName;
  readonly report: PlacementReport;
  /** The model it was measured for. */
  readonly model: ModelReport;
}

/** One placement: what serves it, how much better than the rest it was, and by how much that is certain. */
export function PlacementReportSection({ placement, report, model }: PlacementReportSectionProps) {
  const text = useText();
  const formats = useFormats();
  const { key } = PLACEMENT_FACTS[placement];
  const name = text(`models.placement.${key}`);
  const question = text(`models.question.${key}`);
  const recipe = nameRecipe(text, report.recipe, { within: true, at: placement });
  const title = text('models.report.title', { placement: name, recipe });
  if (report.n < FEWEST_QUESTIONS) {
    return (
      <SectionCard title={title} subtitle={question}>
        <Text as="p" tone="subdued">
          {text('models.report.few', { n: report.n, needed: FEWEST_QUESTIONS })}
        </Text>
      </SectionCard>
    );
  }
  return (
    <SectionCard title={title} subtitle={question}>
      <BlockStack gap="400">
        <Text as="p">{writeFinding(placement, report, { text, formats })}</Text>
        <Leads placement={placement} report={report} />
        <PlacementFacts placement={placement} report={report} model={model} />
        <RecipesTable placement={placement} report={report} />
        <About name={text('models.report.name', { placement: name })}>
          <Explanation placement={placement} report={report} />
        </About>
      </BlockStack>
    </SectionCard>
  );
}

function Leads({ placement, report: { versus } }: Pick<PlacementReportSectionProps, 'placement' | 'report'>) {
  const text = useText();
  const formats = useFormats();
  const rows = [
    [PLACEMENT_FACTS[placement].yardstick, versus.popularity],
    [versus.shelf?.recipe ?? '', versus.shelf?.lead ?? null],
    [versus.runnerUp?.recipe ?? '', versus.runnerUp?.lead ?? null],
  ] as const;
  const leads: Lead[] = rows.flatMap(([recipe, lead], index) => {
    if (!lead || rows.findIndex(([other]) => other === recipe) < index) return [];
    const name = nameRecipe(text, recipe, { at: placement });
    const [value, low, high] = [lead.value, lead.low, lead.high].map((one) => formats.points(one));
    return [{ key: recipe, name, ...lead, label: text('models.leads.mark', { name, value, low, high }) }];
  });
  if (leads.length === 0) return null;
  const better = versus.runnerUp && versus.runnerUp.lead.high < 0 ? versus.runnerUp : null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {text('models.leads.title')}
      </Text>
      <LeadChart
        title={text('models.leads.chart')}
        axis={text('models.leads.axis')}
        format={(value) => formats.points(value)}
        leads={leads}
      />
      {better && (
        <Text as="p" variant="bodySm" tone="subdued">
          {text('models.leads.better', { recipe: nameRecipe(text, better.recipe, { at: placement }) })}
        </Text>
      )}
    </BlockStack>
  );
}

/** On what it was measured, how much of the catalogue it shows, and how well known that is. */
function PlacementFacts({ placement, report, model }: PlacementReportSectionProps) {
  const text = useText();
  const formats = useFormats();
  const { key, yardstick: simple, learnedFrom: from } = PLACEMENT_FACTS[placement];
  const figuresOf = (recipe: string) => report.recipes.find((one) => one.recipe === recipe);
  const served = figuresOf(report.recipe)!;
  const simplest = report.recipe === simple ? undefined : figuresOf(simple);
  const origin = model.figures.origins.at(-1);
  const yardstick = text(`models.yardstick.${key}`);
  const knownFrom = (novelty: number) => text('models.facts.oneOf', { n: Math.round(2 ** novelty), from });
  return (
    <dl className="rg-facts">
      {origin && (
        <>
          <dt>{text('models.facts.learned')}</dt>
          <dd>
            {text(
              from === 'visits'
                ? 'models.facts.visits'
                : model.dataFrom === null
                  ? 'models.facts.ordersBefore'
                  : 'models.facts.orders',
              {
                n: origin.ordersBefore,
                from: model.dataFrom === null ? '' : formats.day(model.dataFrom),
                to: formats.day(origin.from),
                time: formats.duration(served.trainSeconds * 1000),
              },
            )}
          </dd>
          <dt>{text('models.facts.asked')}</dt>
          <dd>{text('models.facts.cases', { n: report.n, to: formats.day(origin.to) })}</dd>
        </>
      )}
      <dt>{text('models.facts.catalogue')}</dt>
      <dd>
        {text('models.facts.shown', {
          share: formats.hundredth(served.figures.coverage),
          yardstick,
          other: simplest ? formats.hundredth(simplest.figures.coverage) : 'none',
        })}
      </dd>
      <dt>{text('models.facts.known')}</dt>
      <dd>
        {text('models.facts.typical', {
          known: knownFrom(served.figures.novelty),
          yardstick,
          other: simplest ? knownFrom(simplest.figures.novelty) : 'none',
        })}
      </dd>
    </dl>
  );
}

/** How it was chosen, and what the terms mean. */
function Explanation({ placement, report }: Pick<PlacementReportSectionProps, 'placement' | 'report'>) {
  const text = useText();
  const formats = useFormats();
  const { chosenOn, lead, over } = report;
  const isAhead = lead !== null && over !== null;
  const chosen = text(chosenOn > 0 ? 'models.report.chosen' : 'models.report.single', {
    n: chosenOn,
    isAhead: isAhead ? 'yes' : 'no',
    over: over && nameRecipe(text, over, { within: true, at: placement }),
    value: lead && formats.points(lead.value),
    low: lead && formats.points(lead.low),
    high: lead && formats.points(lead.high),
  });
  const terms = text('models.report.terms', { from: PLACEMENT_FACTS[placement].learnedFrom });
  return text('models.report.about', { chosen, terms });
}
