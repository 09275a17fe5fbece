import { trainRp3beta } from '../train-rp3beta.ts';
import { measureTrend } from './measure-trend.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';
import { scaleColumns } from './scale-columns.ts';
import { userEase } from './user-ease.ts';
import { DAY } from './weigh-baskets.ts';

type Rp3betaSettings = { readonly alpha: number; readonly beta: number; readonly halfLifeDays: number };

/**
 * A walk from what a buyer has to buyers like that and on (`trainRp3beta`), the more so the more it is wanted now: for
 * catalogues too large for EASE.
 */
export const rp3beta: Recipe = {
  name: 'rp3beta',
  settingsGrid: [{ alpha: 0.7, beta: 0.6, halfLifeDays: 60 }],
  suits: (data) => !userEase.suits(data),
  train(data, { alpha, beta, halfLifeDays }: Rp3betaSettings) {
    const table = data.share(`rp3beta ${alpha} ${beta}`, () => trainRp3beta(data.buyers, { alpha, beta }));
    return modelTable('rp3beta', scaleColumns(table, measureTrend(data)), { halfLife: halfLifeDays * DAY });
  },
};
