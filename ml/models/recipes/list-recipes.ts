import type { ItemPlacement } from '../shop-model.ts';
import { alsoBought } from './also-bought.ts';
import { createBasketEase } from './basket-ease.ts';
import { coPurchase } from './co-purchase.ts';
import { cosine } from './cosine.ts';
import { diversePairs } from './diverse-pairs.ts';
import { homeBlend } from './home-blend.ts';
import { ials } from './ials.ts';
import { popularity } from './popularity.ts';
import type { Recipe } from './recipe.ts';
import { rp3beta } from './rp3beta.ts';
import { userEase } from './user-ease.ts';

/** A recipe by name, and the position of its setting in the grid. */
export interface RecipeChoice {
  readonly recipe: string;
  readonly setting: number;
}

const pageEase = createBasketEase([{ lambda: 5, halfLifeDays: 180, lengthPower: 0.5, rarity: 0 }]);
const cartEase = createBasketEase([{ lambda: 5, halfLifeDays: 180, lengthPower: 0.5, rarity: 0.2 }]);

/** What can serve each placement, simplest first. */
export const RECIPES: Readonly<Record<ItemPlacement, readonly Recipe[]>> = {
  product: [popularity, cosine, coPurchase, pageEase, diversePairs],
  cart: [popularity, cosine, coPurchase, cartEase],
  home: [popularity, alsoBought, rp3beta, ials, userEase, homeBlend],
};
