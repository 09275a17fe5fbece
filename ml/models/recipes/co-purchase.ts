import { trainCoPurchase } from '../train-co-purchase.ts';
import { evenVoices } from './even-voices.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';

/** What is in one order with a product more often than by chance (`trainCoPurchase`), each with an even voice. */
export const coPurchase: Recipe = {
  name: 'co-purchase',
  settingsGrid: [{}],
  suits: () => true,
  train(data) {
    const neighbors = data.share('co-purchase', () => trainCoPurchase(data.baskets));
    return modelTable('co-purchase', neighbors, { voices: evenVoices(data.baskets) });
  },
};
