import type { CohortsAnswer } from '#app/measurement/reports/cohorts-answer.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

/** Of fewer a cohort shows its cells, and a sentence no share. */
const FEWEST_BUYERS = 30;

/** What became of the buyers of the period, in a sentence of counts. */
export function CohortAnswer({ figures }: { readonly figures: CohortsAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { average, buyers, unit } = figures;
  const next = average[1];
  if (!next || next.buyers < FEWEST_BUYERS)
    return <p className="rg-answer">{text('cohorts.answer.few', { n: buyers, needed: FEWEST_BUYERS })}</p>;
  return (
    <p className="rg-answer">
      {text.rich(`cohorts.answer.${unit === 'week' ? 'week' : 'month'}`, {
        count: formats.number(next.orderingBuyers),
        n: next.buyers,
        share: formats.share(next.orderingBuyers / next.buyers),
        amount: formats.money(next.cumulativeNetMinor / next.buyers),
        strong: (inside) => <strong>{inside}</strong>,
      })}
    </p>
  );
}
