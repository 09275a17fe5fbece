import { createRandom } from '#ml/math/create-random.ts';
import { trainIals } from '../train-ials.ts';
import { createSilentTable } from './create-silent-table.ts';
import { measureTrend } from './measure-trend.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';
import { userEase } from './user-ease.ts';
import { DAY } from './weigh-baskets.ts';

type IalsSettings = { readonly lambda: number; readonly alpha0: number; readonly halfLifeDays: number };

/** Fewer buyers do not tell 64 tastes apart. */
const LEAST_BUYERS = 300;
/** An answer scores every product: about a millisecond. */
const MOST_PRODUCTS = 20_000;
const SEED = 64;

/**
 * Implicit alternating least squares (`trainIals`): the buyer is folded in when asked, what was bought last counting
 * most, and a product scores the more the more it is wanted now. For catalogues too large for EASE, like RP3beta.
 */
export const ials: Recipe = {
  name: 'ials',
  settingsGrid: [{ lambda: 0.003, alpha0: 0.3, halfLifeDays: 60 }],
  suits: (data) =>
    !userEase.suits(data) && data.buyers.rowCount >= LEAST_BUYERS && data.vocabulary.length <= MOST_PRODUCTS,
  train(data, { lambda, alpha0, halfLifeDays }: IalsSettings) {
    const { buyers, kernels, vocabulary } = data;
    const model = data.share(`ials ${lambda} ${alpha0}`, () =>
      trainIals(buyers, { lambda, alpha0, random: createRandom(SEED), kernels }),
    );
    return modelTable('ials', createSilentTable(vocabulary.length), {
      factors: { ...model, lifts: Float32Array.from(measureTrend(data)) },
      halfLife: halfLifeDays * DAY,
    });
  },
};
