import type { Purchases } from '#ml/data/purchases.ts';
import { splitByTime } from '#ml/data/split-by-time.ts';
import { listOrigins, type Origin } from '#ml/evaluation/list-origins.ts';
import { DAY } from '../time.ts';
import { chooseRecipe } from './choose-recipe.ts';
import {
  FEWEST_ORDERS,
  type Choices,
  type ModelFigures,
  type PlacementName,
  type PlacementReport,
} from './model-figures.ts';
import type { PlacementTask } from './placement-task.ts';
import { reportPlacement } from './report-placement.ts';
import { tryRecipes, type EvaluatedData, type OriginData, type Trial } from './try-recipes.ts';

interface EvaluationOptions {
  /** When this is done, in epoch milliseconds. */
  readonly now: number;
  /** What serves now. */
  readonly incumbents?: Choices;
}

/** Questions of a window, at most: enough to choose by, and to report. Without them time would grow with the shop. */
const CHOSEN_ON = 1200;
const REPORTED_ON = 10_000;

/**
 * Evaluate what could fill each placement on rolling origins: recipes and settings are chosen on the earlier windows and
 * reported on the last. With one window only, first settings compete and are reported on it. Below 300 orders nothing can
 * be told apart from luck.
 *
 * @param build builds what training reads from what was bought before an origin.
 */
export function evaluatePlacements<Data extends EvaluatedData>(
  purchases: Purchases,
  tasks: readonly PlacementTask<Data>[],
  build: (before: Purchases, origin: Origin) => Data,
  { now, incumbents = {} }: EvaluationOptions,
): ModelFigures {
  // A date far ahead would make a window of its own.
  const { before: known } = splitByTime(purchases, now + DAY);
  const orders = known.orderedAt.length;
  if (orders < FEWEST_ORDERS) return skip(`${FEWEST_ORDERS} orders are needed, there are ${orders}.`);
  const origins = listOrigins(known.orderedAt);
  const last = origins.at(-1);
  if (!last) return skip('More than 30 days of orders are needed.');
  const earlier = new Map<PlacementName, Trial[]>(tasks.map(({ placement }) => [placement, []]));
  for (const origin of origins.slice(0, -1)) {
    const sides = splitOrigin(known, origin, false, build);
    for (const task of tasks) {
      earlier
        .get(task.placement)!
        .push(...tryRecipes(task, sides, { settingsOf: ({ settings }) => [...settings.keys()], most: CHOSEN_ON }));
    }
  }
  const placements: Partial<Record<PlacementName, PlacementReport>> = {};
  const choices: Partial<Record<PlacementName, Choices[PlacementName]>> = {};
  const sides = splitOrigin(known, last, true, build);
  for (const task of tasks) {
    const { placement, recipes } = task;
    const tuned = chooseRecipe(earlier.get(placement)!, incumbents[placement]?.recipe);
    const trials = tryRecipes(task, sides, {
      settingsOf: ({ name }) => [tuned?.settings.get(name) ?? 0],
      most: REPORTED_ON,
    });
    const chosen = tuned ?? chooseRecipe(trials, incumbents[placement]?.recipe);
    if (!chosen) continue;
    choices[placement] = { recipe: chosen.recipe, setting: chosen.settings.get(chosen.recipe)! };
    if (trials.length > 0) placements[placement] = reportPlacement(recipes, trials, chosen, tuned !== null);
  }
  return { chosenAt: now, choices, origins, reason: null, placements, content: null };
}

function skip(reason: string): ModelFigures {
  return { chosenAt: null, choices: {}, origins: [], reason, placements: {}, content: null };
}

function splitOrigin<Data>(
  purchases: Purchases,
  origin: Origin,
  isLast: boolean,
  build: (before: Purchases, origin: Origin) => Data,
): OriginData<Data> {
  const { before, after } = splitByTime(purchases, origin.from);
  return { before, after: isLast ? after : splitByTime(after, origin.to).before, data: build(before, origin) };
}
