import type { Purchases } from '#ml/data/purchases.ts';
import { takeEvenly } from '#ml/data/take-evenly.ts';
import { evaluateRanking, type Evaluation } from '#ml/evaluation/evaluate-ranking.ts';
import { SECOND } from '../time.ts';
import type { PlacementTask, TaskRecipe } from './placement-task.ts';

/** What an evaluation needs to know of the data built for one origin. */
export interface EvaluatedData {
  readonly vocabulary: Float64Array;
  /** Share of the orders before the origin that hold a product. */
  readonly shareOf: (productId: number) => number;
}

/** One recipe with one setting on the questions of one origin. */
export interface Trial {
  readonly recipe: string;
  /** Position among the recipe's settings. */
  readonly setting: number;
  readonly evaluation: Evaluation;
  readonly trainSeconds: number;
}

/** The two sides of an origin, and what was built from the earlier. */
export interface OriginData<Data> {
  readonly before: Purchases;
  readonly after: Purchases;
  readonly data: Data;
}

interface TryOptions<Data> {
  /** Which settings of a recipe are tried. */
  readonly settingsOf: (recipe: TaskRecipe<Data>) => readonly number[];
  /** Of more questions so many are asked, in even steps through the window. */
  readonly most: number;
}

/** Try the recipes of a placement on one origin. @returns nothing if there is no question to ask. */
export function tryRecipes<Data extends EvaluatedData>(
  { ask, recipes, yardsticks, measure = (all) => all }: PlacementTask<Data>,
  { before, after, data }: OriginData<Data>,
  { settingsOf, most }: TryOptions<Data>,
): Trial[] {
  const questions = takeEvenly(ask(before, after, data), most);
  const { vocabulary, shareOf } = measure(data);
  const options = { catalogSize: vocabulary.length, shareOf };
  const trials: Trial[] = [];
  for (const recipe of [...recipes, ...yardsticks]) {
    if (questions.length === 0 || !recipe.suits(data)) continue;
    for (const setting of settingsOf(recipe)) {
      const startedAt = performance.now();
      const rank = recipe.train(data, setting);
      const trainSeconds = (performance.now() - startedAt) / SECOND;
      const evaluation = evaluateRanking(questions, rank, options);
      if (evaluation) trials.push({ recipe: recipe.name, setting, evaluation, trainSeconds });
    }
  }
  return trials;
}
