import { FEWEST_ORDERS, PLACEMENT_NAMES, type PlacementName } from '#app/training/model-figures.ts';
import type { ModelReport } from '#app/training/get-model-report.ts';
import { useFormats } from './formats.tsx';
import { PLACEMENT_WORDS } from './placement-words.ts';
import { writeFinding } from './write-finding.ts';

/** Fewer questions make no figure. */
export const FEWEST_QUESTIONS = 30;

/** How good the served model is: the first placement's finding, and where bestsellers are beaten for certain. */
export function ModelsAnswer({ report }: { readonly report: ModelReport | null }) {
  const formats = useFormats();
  if (!report) {
    return (
      <p className="rg-answer">
        <strong>Nothing is learned yet.</strong> Until then shoppers see what sold best in the last 30 days, then what
        is newest.
      </p>
    );
  }
  const { placements } = report.figures;
  const measured = PLACEMENT_NAMES.filter((name) => (placements[name]?.n ?? 0) >= FEWEST_QUESTIONS);
  const first = measured[0];
  if (!first) return <NotYet report={report} />;
  const isSimplest = measured.every((name) => placements[name]!.recipe === PLACEMENT_WORDS[name].yardstick);
  const ahead = measured.filter((name) => (placements[name]!.versus.popularity?.low ?? 0) > 0);
  return (
    <p className="rg-answer">
      <strong>{PLACEMENT_WORDS[first].name}:</strong> {lowerFirst(writeFinding(first, placements[first]!, formats))}{' '}
      {isSimplest ? 'The simplest lists serve: nothing was better for certain.' : sayWhereAhead(ahead, measured.length)}
    </p>
  );
}

/** What is missing, and what serves meanwhile. */
function NotYet({ report: { orderCount, figures } }: { readonly report: ModelReport }) {
  const formats = useFormats();
  const missing = FEWEST_ORDERS - orderCount;
  if (missing > 0) {
    return (
      <p className="rg-answer">
        <strong>{formats.counted(missing, 'more order is', 'more orders are')} needed</strong> before it can be said how
        good the recommendations are: there are {formats.number(orderCount)} of {FEWEST_ORDERS}. Until then products are
        matched by what they are and by what sells.
      </p>
    );
  }
  return (
    <p className="rg-answer">
      <strong>How good it is cannot be said yet.</strong>{' '}
      {figures.reason ?? `Fewer than ${FEWEST_QUESTIONS} orders of the last 30 days could be asked about.`} What was
      learned serves meanwhile.
    </p>
  );
}

function sayWhereAhead(ahead: readonly PlacementName[], of: number): string {
  if (ahead.length === 0) return 'It is not ahead of the simplest list for certain yet.';
  if (ahead.length === of && of > 1) return 'On every list it is ahead of the simplest one, and not by luck.';
  const names = ahead.map((name) => PLACEMENT_WORDS[name].name.toLowerCase());
  return `It is ahead of the simplest list, and not by luck, here: ${new Intl.ListFormat('en').format(names)}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
