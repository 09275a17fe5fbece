import type { PlacementName, PlacementReport } from '#app/training/model-figures.ts';
import { describeSetting } from './describe-setting.ts';
import { useFormats } from './formats.tsx';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_WORDS } from './placement-words.ts';

interface RecipesTableProps {
  readonly placement: PlacementName;
  readonly report: PlacementReport;
}

/** All that was tried for a placement, best first. */
export function RecipesTable({ placement, report }: RecipesTableProps) {
  const formats = useFormats();
  const { name, learnedFrom } = PLACEMENT_WORDS[placement];
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label={`${name}: all that were tried`}>
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">Tried</th>
            <th scope="col">Right, of 100</th>
            <th scope="col">Ranking score</th>
            <th scope="col">Catalogue shown</th>
            <th scope="col">Known from</th>
            <th scope="col">Time to learn</th>
          </tr>
        </thead>
        <tbody>
          {report.recipes.map(({ recipe, setting, figures, trainSeconds }) => (
            <tr key={recipe} aria-current={recipe === report.recipe ? 'true' : undefined}>
              <th scope="row" className="rg-recipe">
                {nameRecipe(recipe, { at: placement })}
                {recipe === report.recipe && <span className="rg-serves">serves</span>}
                {setting !== '' && <span className="rg-setting">{describeSetting(setting)}</span>}
              </th>
              <td>{formats.hundredth(figures.hitRate)}</td>
              <td>{formats.number(figures.ndcg * 100)}</td>
              <td>{formats.wholeShare(figures.coverage)}</td>
              <td>
                1 in {formats.number(Math.round(2 ** figures.novelty))} {learnedFrom}
              </td>
              <td>{formats.duration(trainSeconds * 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
