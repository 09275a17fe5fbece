import { trainCoPurchase } from '../train-co-purchase.ts';
import { evenVoices } from './even-voices.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';
import { scaleColumns } from './scale-columns.ts';
import { measureTrend } from './measure-trend.ts';
import { DAY } from './weigh-baskets.ts';

type AlsoBoughtSettings = { readonly halfLifeDays: number };

/** What the buyers of a product also buy (`trainCoPurchase` over buyers), the more so the more it is wanted now. */
export const alsoBought: Recipe = {
  name: 'also-bought',
  settingsGrid: [{ halfLifeDays: 30 }],
  suits: () => true,
  train(data, { halfLifeDays }: AlsoBoughtSettings) {
    const neighbors = data.share('also-bought', () => trainCoPurchase(data.buyers));
    return modelTable('also-bought', scaleColumns(neighbors, measureTrend(data)), {
      voices: evenVoices(data.baskets),
      halfLife: halfLifeDays * DAY,
    });
  },
};
