import { SHELVES } from './shelves.ts';

/** Whether a recipe is compared with and never serves. */
export function isYardstick(recipe: string): boolean {
  return SHELVES.some((name) => name === recipe);
}
