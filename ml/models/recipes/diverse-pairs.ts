import { keepShortRows } from '#ml/data/keep-short-rows.ts';
import { chooseRowCap } from '#ml/data/choose-row-cap.ts';
import { countColumns } from '#ml/data/count-columns.ts';
import { listLeaders } from './list-leaders.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';
import { trainDiversePairs } from './train-diverse-pairs.ts';
import { DAY, weighBaskets } from './weigh-baskets.ts';

type DiverseSettings = {
  readonly halfLifeDays: number;
  readonly lengthPower: number;
  /** How many average orders the prior counts. */
  readonly priorOrders: number;
  readonly overlap: number;
};

const MAX_NEIGHBORS = 50;

/**
 * The chance that an order with the product holds another, `(N_XY + k P_Y) / (N_X + k)` with all counts by weight (new
 * orders more, long ones less), less what the places before have served (`trainDiversePairs`). Written as
 * `N_XY + k P_Y`, since only one product asks.
 */
export const diversePairs: Recipe = {
  name: 'diverse-pairs',
  settingsGrid: [
    { halfLifeDays: 120, lengthPower: 0.75, priorOrders: 1, overlap: 0.2 },
    { halfLifeDays: 360, lengthPower: 0.5, priorOrders: 4, overlap: 0.2 },
  ],
  suits: () => true,
  train(data, { halfLifeDays, lengthPower, priorOrders, overlap }: DiverseSettings) {
    const rows = keepShortRows(data.baskets, chooseRowCap(data.baskets));
    const rowWeights = weighBaskets(rows, data.purchases.orderedAt, {
      asOf: data.asOf,
      halfLife: halfLifeDays * DAY,
      lengthPower,
    });
    const total = rowWeights.reduce((sum, weight) => sum + weight, 0);
    const prior = Float32Array.from(countColumns(rows, rowWeights), (count) =>
      total > 0 ? (priorOrders * count) / total : 0,
    );
    const table = trainDiversePairs(rows, { rowWeights, prior, overlap, maxNeighbors: MAX_NEIGHBORS });
    return modelTable('diverse-pairs', table, { prior, leaders: listLeaders(prior) });
  },
};
