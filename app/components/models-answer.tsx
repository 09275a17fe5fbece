import { PLACEMENT_NAMES, type ModelFigures } from '#app/training/model-figures.ts';
import { useFormats } from './formats.tsx';
import { PLACEMENT_WORDS } from './placement-words.ts';

/** Fewer questions make no figure. */
export const FEWEST_QUESTIONS = 30;

/** How good the served model is, in one sentence a placement. */
export function ModelsAnswer({ figures }: { readonly figures: ModelFigures | null }) {
  const formats = useFormats();
  if (!figures) {
    return (
      <p className="rg-answer">
        <strong>Nothing is learned yet.</strong> Until then shoppers see what sold best in the last 30 days, then what
        is newest.
      </p>
    );
  }
  const sentences = PLACEMENT_NAMES.flatMap((placement) => {
    const report = figures.placements[placement];
    if (!report || report.n < FEWEST_QUESTIONS) return [];
    const of = (recipe: string) => report.recipes.find((one) => one.recipe === recipe)?.figures.hitRate;
    const served = of(report.recipe) ?? 0;
    const bestsellers = report.recipe === 'popularity' ? undefined : of('popularity');
    return [{ placement, served, bestsellers }];
  });
  const first = sentences[0];
  if (!first) {
    return (
      <p className="rg-answer">
        <strong>How good it is cannot be said yet.</strong> {figures.reason} Until then products are matched by what
        they are, then by what sells best.
      </p>
    );
  }
  const { asked, found, name } = PLACEMENT_WORDS[first.placement];
  const hundredth = (share: number) => formats.number(Math.round(share * 100));
  return (
    <p className="rg-answer">
      {name}: of 100 {asked}, the 10 products shown held {found} in <strong>{hundredth(first.served)}</strong>
      {first.bestsellers === undefined ? '.' : `; bestsellers in ${hundredth(first.bestsellers)}.`}
    </p>
  );
}
