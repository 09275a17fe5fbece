import type { VisitOptions } from './create-visit-scorer.ts';

/** What can be said to a visitor, simplest first: what is looked at most, or what near visits looked at. */
export const VISIT_RECIPES = ['popularity', 'v-sknn'] as const;
export type VisitRecipe = (typeof VISIT_RECIPES)[number];

/** Weights of the near-visits scorer that a shop chooses. */
export type VisitWeights = Required<Pick<VisitOptions, 'rules' | 'neighbors' | 'fading'>>;

/** What serves visits. */
export interface VisitSettings extends VisitWeights {
  readonly recipe: VisitRecipe;
}

/** What a shop chooses from, the usual first. */
export const VISIT_GRID: readonly VisitWeights[] = [
  { rules: 0.5, neighbors: 100, fading: 1 },
  { rules: 0, neighbors: 100, fading: 1 },
  { rules: 1, neighbors: 100, fading: 1 },
  { rules: 0.5, neighbors: 300, fading: 0.5 },
  { rules: 0.5, neighbors: 50, fading: 2 },
];

/** What serves where nothing was chosen. */
export const DEFAULT_VISITS: VisitSettings = { recipe: 'v-sknn', ...VISIT_GRID[0]! };

/** The settings of a choice; a recipe that is known no longer gives way to the default. */
export function settleVisits(choice: { readonly recipe: string; readonly setting: number } | undefined): VisitSettings {
  const recipe = VISIT_RECIPES.find((name) => name === choice?.recipe);
  if (!recipe) return DEFAULT_VISITS;
  return { ...DEFAULT_VISITS, recipe, ...(recipe === 'v-sknn' ? VISIT_GRID[choice!.setting] : {}) };
}
