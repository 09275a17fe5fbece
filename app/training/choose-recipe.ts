import { selectRecipe, type Contender, type Selection } from '#ml/selection/select-recipe.ts';
import { selectSetting } from '#ml/selection/select-setting.ts';
import { isYardstick } from './is-yardstick.ts';
import type { Trial } from './try-recipes.ts';

/** What was chosen for a placement. */
export interface ChosenRecipe extends Selection {
  /** The chosen setting of every recipe, by name. */
  readonly settings: ReadonlyMap<string, number>;
  /** Questions it was chosen on. */
  readonly questions: number;
}

/**
 * Choose settings, then the recipe, from trials on one or more origins whose questions are pooled.
 *
 * @param trials of all origins, recipes simplest first and settings most cautious first.
 * @returns null without trials.
 */
export function chooseRecipe(trials: readonly Trial[], incumbent: string | undefined): ChosenRecipe | null {
  const settings = new Map<string, number>();
  const contenders: Contender[] = [];
  for (const recipe of new Set(trials.map((trial) => trial.recipe))) {
    if (isYardstick(recipe)) continue;
    const own = trials.filter((trial) => trial.recipe === recipe);
    const tried = [...new Set(own.map(({ setting }) => setting))];
    const pooled = tried.map((setting) => pool(own.flatMap((t) => (t.setting === setting ? [t.evaluation.ndcg] : []))));
    const best = selectSetting(pooled);
    settings.set(recipe, tried[best]!);
    const chosen = own.filter(({ setting }) => setting === tried[best]);
    const coverage = chosen.reduce((sum, { evaluation }) => sum + evaluation.figures.coverage, 0) / chosen.length;
    contenders.push({ recipe, ndcg: pooled[best]!, coverage });
  }
  if (contenders.length === 0) return null;
  return { ...selectRecipe(contenders, { incumbent }), settings, questions: contenders[0]!.ndcg.length };
}

function pool(parts: readonly Float64Array[]): Float64Array {
  const pooled = new Float64Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    pooled.set(part, at);
    at += part.length;
  }
  return pooled;
}
