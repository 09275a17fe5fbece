import { trainPopularity } from '../train-popularity.ts';
import { createSilentTable } from './create-silent-table.ts';
import { listLeaders } from './list-leaders.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';

/**
 * The orders of the last days, the newer the more, whoever asks (`trainPopularity`). What was bought earlier only comes
 * behind all of it, by the number of its orders.
 */
export const popularity: Recipe = {
  name: 'popularity',
  settingsGrid: [{}],
  suits: () => true,
  train({ vocabulary, baskets, purchases, asOf }) {
    const { trending, orders } = trainPopularity(baskets, purchases.orderedAt, { asOf });
    const most = orders.reduce((a, b) => Math.max(a, b), 1);
    const prior = Float32Array.from(trending, (value, product) => value + (EARLIER * orders[product]!) / most);
    return modelTable('popularity', createSilentTable(vocabulary.length), { prior, leaders: listLeaders(prior) });
  },
};

/** Less than the least that an order of the last days adds in an hour. */
const EARLIER = 1e-3;
