import { countColumns } from '#ml/data/count-columns.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';
import { scaleColumns } from './scale-columns.ts';
import { trainCoreEase } from './train-core-ease.ts';
import { DAY, weighBaskets } from './weigh-baskets.ts';

type EaseSettings = {
  readonly lambda: number;
  readonly halfLifeDays: number;
  readonly lengthPower: number;
  /** The power of a product's orders that divides what is said for it. */
  readonly rarity: number;
};

const CORE = { minRows: 2, maxProducts: 5000, maxNeighbors: 200 };

/**
 * EASE on orders (Steck, WWW 2019): the weights that foretell each product of an order from its others best, new orders
 * counting more and long ones less. Regularisation holds back products with few orders; dividing by a small power of
 * them gives that back.
 */
export function createBasketEase(settingsGrid: readonly EaseSettings[]): Recipe {
  return {
    name: 'basket-ease',
    settingsGrid,
    suits: () => true,
    train(data, { lambda, halfLifeDays, lengthPower, rarity }: EaseSettings) {
      const rowWeights = weighBaskets(data.baskets, data.purchases.orderedAt, {
        asOf: data.asOf,
        halfLife: halfLifeDays * DAY,
        lengthPower,
      });
      const table = data.share(`basket-ease ${lambda} ${halfLifeDays} ${lengthPower}`, () =>
        trainCoreEase(data.baskets, { ...CORE, lambda, rowWeights, kernels: data.kernels }),
      );
      const factors = countColumns(data.baskets, rowWeights).map((count) => (count + 1) ** -rarity);
      return modelTable('basket-ease', scaleColumns(table, factors));
    },
  };
}
