import { buildTrainingData } from '#ml/models/recipes/build-training-data.ts';
import { countColumns } from '#ml/data/count-columns.ts';
import { findIndex } from '#ml/data/find-index.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import type { TaskData } from './list-tasks.ts';
import type { Shelves } from './shelves.ts';
import type { OriginViews } from './split-views.ts';

interface OriginFacts {
  readonly kernels: Kernels;
  readonly shelves: Shelves;
  readonly views: OriginViews;
}

/** Build what the recipes learn from before an origin, and what their evaluation needs to know. */
export function buildTaskData(before: Purchases, { kernels, shelves, views }: OriginFacts): TaskData {
  const data = buildTrainingData(before, { kernels });
  const orders = countColumns(data.baskets);
  const total = Math.max(1, before.orderedAt.length);
  return { ...data, shelves, views, shareOf: (id) => (orders[findIndex(data.vocabulary, id)] ?? 0) / total };
}
