import { trainCosine } from '../train-cosine.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';

/** What shares orders with a product, by cosine (`trainCosine`). */
export const cosine: Recipe = {
  name: 'cosine',
  settingsGrid: [{}],
  suits: () => true,
  train: (data) =>
    modelTable(
      'cosine',
      data.share('cosine', () => trainCosine(data.baskets, { kernels: data.kernels })),
    ),
};
