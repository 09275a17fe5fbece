import { bootstrapDifference, type Interval } from '#ml/evaluation/bootstrap-difference.ts';
import type { ChosenRecipe } from './choose-recipe.ts';
import { isYardstick } from './is-yardstick.ts';
import type { PlacementReport } from './model-figures.ts';
import type { TaskRecipe } from './placement-task.ts';
import type { Trial } from './try-recipes.ts';

/**
 * Report how the recipes of a placement did on the last window.
 *
 * @param trials one a recipe. @param isTuned whether the choice was made on earlier windows.
 */
export function reportPlacement(
  recipes: readonly Pick<TaskRecipe<never>, 'name' | 'settings'>[],
  trials: readonly Trial[],
  chosen: ChosenRecipe,
  isTuned: boolean,
): PlacementReport {
  const served = trials.find(({ recipe }) => recipe === chosen.recipe)!;
  const ranked = [...trials].sort((a, b) => b.evaluation.figures.ndcg - a.evaluation.figures.ndcg);
  const leadOver = (other: Trial | undefined): Interval | null =>
    other && other !== served ? bootstrapDifference(served.evaluation.ndcg, other.evaluation.ndcg) : null;
  const named = (name: string) => trials.find(({ recipe }) => recipe === name);
  const shelf = trials.find(({ recipe }) => isYardstick(recipe));
  const runnerUp = ranked.find((trial) => trial !== served && !isYardstick(trial.recipe));
  const settingOf = ({ recipe, setting }: Trial) =>
    recipes.find(({ name }) => name === recipe)?.settings[setting] ?? '';
  return {
    n: served.evaluation.ndcg.length,
    recipe: chosen.recipe,
    chosenOn: isTuned ? chosen.questions : 0,
    lead: chosen.lead,
    over: chosen.over,
    recipes: ranked.map((trial) => ({
      recipe: trial.recipe,
      setting: settingOf(trial),
      figures: trial.evaluation.figures,
      trainSeconds: trial.trainSeconds,
    })),
    versus: {
      popularity: leadOver(named('popularity') ?? named('frequency')),
      shelf: shelf ? { recipe: shelf.recipe, lead: leadOver(shelf)! } : null,
      runnerUp: runnerUp ? { recipe: runnerUp.recipe, lead: leadOver(runnerUp)! } : null,
    },
  };
}
