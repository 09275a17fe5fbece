import { BlockStack, Text } from '@shopify/polaris';
import type { PlacementName, PlacementReport } from '#app/training/model-figures.ts';
import { About } from './about.tsx';
import type { Formats } from './create-formats.ts';
import { useFormats } from './formats.tsx';
import { LeadChart, type Lead } from './lead-chart.tsx';
import { FEWEST_QUESTIONS } from './models-answer.tsx';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_WORDS } from './placement-words.ts';
import { SectionCard } from './section-card.tsx';

interface PlacementReportSectionProps {
  readonly placement: PlacementName;
  readonly report: PlacementReport;
}

/** One placement: what serves it, how much better than the rest it was, and by how much that is certain. */
export function PlacementReportSection({ placement, report }: PlacementReportSectionProps) {
  const formats = useFormats();
  const { name, question } = PLACEMENT_WORDS[placement];
  const { n, recipe } = report;
  const title = `${name}: ${nameRecipe(recipe)}`;
  const subtitle = `${question} Asked ${formats.counted(n, 'time', 'times')}.`;
  if (n < FEWEST_QUESTIONS) {
    return (
      <SectionCard title={title} subtitle={subtitle}>
        <Text as="p" tone="subdued">
          No share is shown below {FEWEST_QUESTIONS} questions: it would be luck.
        </Text>
      </SectionCard>
    );
  }
  return (
    <SectionCard title={title} subtitle={subtitle}>
      <BlockStack gap="300">
        <Text as="p">{writeFinding(placement, report, formats)}</Text>
        <Leads report={report} />
        <RecipesTable report={report} name={name} />
        <About name={`${name} report`}>{explain(report, formats)}</About>
      </BlockStack>
    </SectionCard>
  );
}

function writeFinding(placement: PlacementName, { recipe, recipes }: PlacementReport, formats: Formats): string {
  const { asked, found } = PLACEMENT_WORDS[placement];
  const hits = (wanted: string) => {
    const figures = recipes.find((one) => one.recipe === wanted)?.figures;
    return figures ? formats.number(Math.round(figures.hitRate * 100)) : null;
  };
  const others = ['popularity', 'same-type'].flatMap((other) => {
    const held = other === recipe ? null : hits(other);
    return held === null ? [] : [`${nameRecipe(other).toLowerCase()} in ${held}`];
  });
  const tail = others.length > 0 ? `; ${others.join(', ')}` : '';
  return `Of 100 ${asked}, the 10 products shown held ${found} in ${hits(recipe) ?? 0}${tail}.`;
}

function Leads({ report: { versus } }: { readonly report: PlacementReport }) {
  const formats = useFormats();
  const rows = [
    ['popularity', versus.popularity],
    ['same-type', versus.sameType],
    [versus.runnerUp?.recipe ?? '', versus.runnerUp?.lead ?? null],
  ] as const;
  const leads: Lead[] = rows.flatMap(([recipe, lead], index) => {
    if (!lead || rows.findIndex(([other]) => other === recipe) < index) return [];
    const name = nameRecipe(recipe);
    const [value, low, high] = [lead.value, lead.low, lead.high].map((one) => formats.points(one));
    return [{ key: recipe, name, ...lead, label: `Ahead of ${name} by ${value}, 95 % interval ${low} to ${high}` }];
  });
  if (leads.length === 0) return null;
  return (
    <LeadChart
      title="Lead over the others, with 95 % intervals"
      axis="lead in NDCG at 10, in points"
      format={(value) => formats.points(value)}
      leads={leads}
    />
  );
}

function RecipesTable({ report, name }: { readonly report: PlacementReport; readonly name: string }) {
  const formats = useFormats();
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label={`${name}: all that were tried`}>
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">Tried</th>
            <th scope="col">Hit rate</th>
            <th scope="col">NDCG</th>
            <th scope="col">Catalogue shown</th>
            <th scope="col">Novelty</th>
            <th scope="col">Time to learn</th>
          </tr>
        </thead>
        <tbody>
          {report.recipes.map(({ recipe, setting, figures, trainSeconds }) => (
            <tr key={recipe} aria-current={recipe === report.recipe ? 'true' : undefined}>
              <th scope="row">
                {nameRecipe(recipe)}
                {recipe === report.recipe && <strong> (serves)</strong>}
                {setting !== '' && <div className="rg-muted">{setting}</div>}
              </th>
              <td>{formats.share(figures.hitRate)}</td>
              <td>{figures.ndcg.toFixed(3)}</td>
              <td>{formats.share(figures.coverage)}</td>
              <td>{formats.number(figures.novelty)} bits</td>
              <td>{formats.duration(trainSeconds * 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function explain({ chosenOn, lead, over }: PlacementReport, formats: Formats): string {
  const how =
    chosenOn > 0
      ? `It was chosen on ${formats.counted(chosenOn, 'question', 'questions')} of the months before`
      : 'There is one month to ask about only, so it was chosen and measured on the same questions';
  const why =
    lead && over
      ? `, where it was ahead of "${nameRecipe(over)}" by ${formats.points(lead.value)} points (95 % interval ${formats.points(lead.low)} to ${formats.points(lead.high)})`
      : ', where nothing was ahead of it for certain';
  return `${how}${why}. The figures above are of the last 30 days, which no choice has seen. All products compete. Hit rate: how often one of the ten was right. NDCG also counts how far up. Intervals are paired bootstraps over the questions.`;
}
