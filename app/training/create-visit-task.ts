import { askAboutVisits, type VisitQuestion } from '#ml/evaluation/ask-about-visits.ts';
import { listVisits } from '#ml/evaluation/list-visits.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { addView } from '#ml/models/sessions/add-view.ts';
import { createSessionIndex } from '#ml/models/sessions/create-session-index.ts';
import { createVisitScorer } from '#ml/models/sessions/create-visit-scorer.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';
import { VISIT_GRID } from '#ml/models/sessions/visit-settings.ts';
import { rankForVisit } from '#ml/ranking/rank-for-visit.ts';
import { DAY } from '../time.ts';
import { describeSettings } from './describe-settings.ts';
import type { TaskData } from './list-tasks.ts';
import type { PlacementTask, TaskRecipe } from './placement-task.ts';

/** Visits of two looks that must come before an origin: below it nothing can be told apart from luck. */
const FEWEST_VISITS = 300;
const LIMIT = 20;
/** What is looked at lately: days after which a look counts half. */
const POPULARITY_GRID = [{ halfLifeDays: 30 }, { halfLifeDays: 7 }];

const popularity: TaskRecipe<TaskData> = {
  name: 'popularity',
  settings: POPULARITY_GRID.map(describeSettings),
  suits: () => true,
  train({ views: { before }, asOf }, setting) {
    const halfLife = POPULARITY_GRID[setting]!.halfLifeDays * DAY;
    const looks = new Map<number, number>();
    for (const { productId, at } of before)
      looks.set(productId, (looks.get(productId) ?? 0) + 2 ** (-Math.max(0, asOf - at) / halfLife));
    const ranked = [...looks.keys()].sort((a, b) => looks.get(b)! - looks.get(a)! || a - b);
    return (question) => {
      const seen = new Set((question as VisitQuestion).views);
      const unseen = ranked.slice(0, LIMIT + seen.size).filter((productId) => !seen.has(productId));
      return unseen.slice(0, LIMIT);
    };
  },
};

const nearVisits: TaskRecipe<TaskData> = {
  name: 'v-sknn',
  settings: VISIT_GRID.map(describeSettings),
  suits: () => true,
  train(data, setting) {
    const index = indexViews(data);
    const visits = { index, score: createVisitScorer(index) };
    return (question) =>
      rankForVisit(visits, (question as VisitQuestion).views, { limit: LIMIT, settings: VISIT_GRID[setting]! }).map(
        ({ product }) => index.productIds[product]!,
      );
  },
};

/** Create the task of a visit: which product is looked at next? A shop of too few visits is asked nothing. */
export function createVisitTask(yardsticks: readonly TaskRecipe<TaskData>[], seed: number): PlacementTask<TaskData> {
  return {
    placement: 'visit',
    ask(_before, _after, data) {
      const index = indexViews(data);
      if (countLongVisits(index) < FEWEST_VISITS) return [];
      return askAboutVisits(listVisits(data.views.after), (id) => index.indices.has(id), createRandom(seed));
    },
    recipes: [popularity, nearVisits],
    yardsticks,
    measure(data) {
      const { indices, postings, sessionCount } = indexViews(data);
      return {
        vocabulary: Float64Array.from(indices.keys()).sort(),
        shareOf: (id) => (indices.has(id) ? postings[indices.get(id)!]!.length : 0) / Math.max(1, sessionCount),
      };
    },
  };
}

/** The visits before the origin as serving holds them, indexed once. */
function indexViews(data: TaskData): SessionIndex {
  return data.share('visits', () => {
    const index = createSessionIndex();
    for (const view of data.views.before) addView(index, view);
    return index;
  });
}

function countLongVisits({ visitors }: SessionIndex): number {
  let count = 0;
  for (const sessions of visitors.values()) for (const { products } of sessions) if (products.length > 1) count++;
  return count;
}
