import { createBasketEase } from './basket-ease.ts';
import { coPurchase } from './co-purchase.ts';
import { cosine } from './cosine.ts';
import { diversePairs } from './diverse-pairs.ts';
import { popularity } from './popularity.ts';
import type { Recipe } from './recipe.ts';

/** What may serve a product page, simplest first. One product asks, so rare products need no help: rarity 0. */
export const PRODUCT_RECIPES: readonly Recipe[] = [
  popularity,
  coPurchase,
  cosine,
  diversePairs,
  createBasketEase([{ lambda: 20, halfLifeDays: 180, lengthPower: 0.5, rarity: 0 }]),
];
