import { alsoBought } from './also-bought.ts';
import { blendTables } from './blend-tables.ts';
import { modelTable } from './model-table.ts';
import type { Recipe } from './recipe.ts';
import { userEase } from './user-ease.ts';
import { DAY } from './weigh-baskets.ts';

type BlendSettings = {
  /** Of what buyers also bought, beside 1 for EASE on buyers. */
  readonly weight: number;
  readonly halfLifeDays: number;
};

const MAX_NEIGHBORS = 150;

/** EASE on buyers and what buyers also bought, one table (`blendTables`): the one sees all products at once, the other the rare ones. */
export const homeBlend: Recipe = {
  name: 'home-blend',
  settingsGrid: [{ weight: 1, halfLifeDays: 60 }],
  suits: userEase.suits,
  train(data, { weight, halfLifeDays }: BlendSettings) {
    const ease = userEase.train(data, userEase.settingsGrid[0]!);
    const also = alsoBought.train(data, alsoBought.settingsGrid[0]!);
    const table = blendTables(
      [
        { ...ease, weight: 1 },
        { ...also, weight },
      ],
      MAX_NEIGHBORS,
    );
    return modelTable('home-blend', table, { halfLife: halfLifeDays * DAY });
  },
};
