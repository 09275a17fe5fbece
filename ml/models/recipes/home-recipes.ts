import { alsoBought } from './also-bought.ts';
import { homeBlend } from './home-blend.ts';
import { popularity } from './popularity.ts';
import type { Recipe } from './recipe.ts';
import { rp3beta } from './rp3beta.ts';
import { userEase } from './user-ease.ts';

/** What may serve the home page, simplest first. */
export const HOME_RECIPES: readonly Recipe[] = [popularity, alsoBought, rp3beta, userEase, homeBlend];
