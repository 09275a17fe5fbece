import type { PlacementModel } from '../placement-model.ts';
import type { TrainingData } from './training-data.ts';

/** The settings of a recipe by name. Times in days. */
export type RecipeSettings = Readonly<Record<string, number>>;

/** One way to train a placement. */
export interface Recipe {
  readonly name: string;
  /** The settings worth trying on a shop's earlier windows; the first are the defaults. Never empty. */
  readonly settingsGrid: readonly RecipeSettings[];
  /** Whether the shop is of a size the recipe can train (a dense inverse needs a small catalogue). */
  suits(data: TrainingData): boolean;
  /** Same data and settings, same bytes. Data may be empty. */
  train(data: TrainingData, settings: RecipeSettings): PlacementModel;
}
