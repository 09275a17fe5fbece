import type { PlacementName, PlacementReport } from '#app/training/model-figures.ts';
import { describeSetting } from './describe-setting.ts';
import { useFormats } from './formats.tsx';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_FACTS } from './placement-facts.ts';
import { useText } from './use-text.ts';

interface RecipesTableProps {
  readonly placement: PlacementName;
  readonly report: PlacementReport;
}

/** All that was tried for a placement, best first. */
export function RecipesTable({ placement, report }: RecipesTableProps) {
  const text = useText();
  const formats = useFormats();
  const { key, learnedFrom } = PLACEMENT_FACTS[placement];
  const label = text('models.recipes.table', { placement: text(`models.placement.${key}`) });
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">{text('models.recipes.tried')}</th>
            <th scope="col">{text('models.recipes.right')}</th>
            <th scope="col">{text('models.recipes.score')}</th>
            <th scope="col">{text('models.facts.catalogue')}</th>
            <th scope="col">{text('models.recipes.known')}</th>
            <th scope="col">{text('models.served.time')}</th>
          </tr>
        </thead>
        <tbody>
          {report.recipes.map(({ recipe, setting, figures, trainSeconds }) => (
            <tr key={recipe} aria-current={recipe === report.recipe ? 'true' : undefined}>
              <th scope="row" className="rg-recipe">
                {nameRecipe(text, recipe, { at: placement })}
                {recipe === report.recipe && <span className="rg-serves">{text('models.serves')}</span>}
                {setting !== '' && <span className="rg-setting">{describeSetting(text, setting)}</span>}
              </th>
              <td>{formats.hundredth(figures.hitRate)}</td>
              <td>{formats.number(figures.ndcg * 100)}</td>
              <td>{formats.wholeShare(figures.coverage)}</td>
              <td>{text('models.recipes.oneIn', { n: Math.round(2 ** figures.novelty), from: learnedFrom })}</td>
              <td>{formats.duration(trainSeconds * 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
