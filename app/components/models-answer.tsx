import type { ReactNode } from 'react';
import { FEWEST_ORDERS, PLACEMENT_NAMES, type PlacementName } from '#app/training/model-figures.ts';
import type { ModelReport } from '#app/training/get-model-report.ts';
import { useFormats } from './formats.tsx';
import { PLACEMENT_FACTS } from './placement-facts.ts';
import { useText } from './use-text.ts';
import { writeFinding } from './write-finding.ts';

/** Fewer questions make no figure. */
export const FEWEST_QUESTIONS = 30;

/** How good the served model is: the first placement's finding, and where bestsellers are beaten for certain. */
export function ModelsAnswer({ report }: { readonly report: ModelReport | null }) {
  const text = useText();
  const formats = useFormats();
  const strong = (inside: ReactNode[]) => <strong>{inside}</strong>;
  if (!report) return <p className="rg-answer">{text.rich('models.answer.nothing', { strong })}</p>;
  const { placements } = report.figures;
  const measured = PLACEMENT_NAMES.filter((name) => (placements[name]?.n ?? 0) >= FEWEST_QUESTIONS);
  const first = measured[0];
  if (!first) return <NotYet report={report} />;
  const nameOf = (name: PlacementName) => text(`models.placement.${PLACEMENT_FACTS[name].key}`);
  const isSimplest = measured.every((name) => placements[name]!.recipe === PLACEMENT_FACTS[name].yardstick);
  const ahead = measured.filter((name) => (placements[name]!.versus.popularity?.low ?? 0) > 0);
  const sayWhereAhead = () => {
    if (isSimplest) return text('models.answer.simplest');
    if (ahead.length === 0) return text('models.answer.unclear');
    if (ahead.length === measured.length && ahead.length > 1) return text('models.answer.all');
    return text('models.answer.ahead', { places: new Intl.ListFormat(formats.locale).format(ahead.map(nameOf)) });
  };
  return (
    <p className="rg-answer">
      {text.rich('models.answer.measured', {
        strong,
        placement: nameOf(first),
        finding: writeFinding(first, placements[first]!, { text, formats }),
        rest: sayWhereAhead(),
      })}
    </p>
  );
}

/** What is missing, and what serves meanwhile. */
function NotYet({ report: { orderCount, figures } }: { readonly report: ModelReport }) {
  const text = useText();
  const strong = (inside: ReactNode[]) => <strong>{inside}</strong>;
  const missing = FEWEST_ORDERS - orderCount;
  if (missing > 0) {
    const values = { n: missing, count: orderCount, needed: FEWEST_ORDERS };
    return <p className="rg-answer">{text.rich('models.answer.orders', { strong, ...values })}</p>;
  }
  const why =
    figures.reason === null ? text('models.answer.few', { n: FEWEST_QUESTIONS }) : text('models.answer.short');
  return <p className="rg-answer">{text.rich('models.answer.unknown', { strong, why })}</p>;
}
