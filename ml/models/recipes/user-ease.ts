import { countColumns } from '#ml/data/count-columns.ts';
import { measureTrend } from './measure-trend.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';
import { scaleColumns } from './scale-columns.ts';
import { trainCoreEase } from './train-core-ease.ts';
import { DAY } from './weigh-baskets.ts';

type UserEaseSettings = {
  readonly lambda: number;
  /** A buyer of `n` products counts `1 / n ** lengthPower`. */
  readonly lengthPower: number;
  readonly halfLifeDays: number;
};

/** Of a larger catalogue the products trained are too small a part of what is sold: RP3beta sees all of it. */
const MOST_PRODUCTS = 8000;
const CORE = { minRows: 2, maxProducts: 5000, maxNeighbors: 200 };

/**
 * EASE on buyers (Steck, WWW 2019): the weights that foretell each product a buyer has from the others, what was bought
 * last counting most, the more so the more a product is wanted now.
 */
export const userEase: Recipe = {
  name: 'user-ease',
  settingsGrid: [{ lambda: 30, lengthPower: 0.5, halfLifeDays: 60 }],
  suits: ({ buyers }) => countColumns(buyers).filter((count) => count >= CORE.minRows).length <= MOST_PRODUCTS,
  train(data, { lambda, lengthPower, halfLifeDays }: UserEaseSettings) {
    const { buyers, kernels } = data;
    const table = data.share(`user-ease ${lambda} ${lengthPower}`, () => {
      const rowWeights = Float32Array.from({ length: buyers.rowCount }, (_, row) => {
        const length = buyers.offsets[row + 1]! - buyers.offsets[row]!;
        return length > 0 ? length ** -lengthPower : 0;
      });
      return trainCoreEase(buyers, { ...CORE, lambda, rowWeights, kernels });
    });
    return modelTable('user-ease', scaleColumns(table, measureTrend(data)), { halfLife: halfLifeDays * DAY });
  },
};
