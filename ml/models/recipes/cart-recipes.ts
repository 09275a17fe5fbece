import { createBasketEase } from './basket-ease.ts';
import { coPurchase } from './co-purchase.ts';
import { cosine } from './cosine.ts';
import { popularity } from './popularity.ts';
import type { Recipe } from './recipe.ts';

/** What may serve a cart, simplest first. */
export const CART_RECIPES: readonly Recipe[] = [
  popularity,
  coPurchase,
  cosine,
  createBasketEase([
    { lambda: 5, halfLifeDays: 180, lengthPower: 0.5, rarity: 0.2 },
    { lambda: 20, halfLifeDays: 180, lengthPower: 0.5, rarity: 0.2 },
  ]),
];
