import type { Purchases } from '#ml/data/purchases.ts';
import type { Question } from '#ml/evaluation/question.ts';
import type { PlacementName } from './model-figures.ts';
import type { EvaluatedData } from './try-recipes.ts';

/** Answers a question with product ids, best first: twenty, or all there are. */
export type Ranker = (question: Question) => readonly number[];

/** A way to fill a placement. `Data` is what its training reads, built once an origin and shared by all of them. */
export interface TaskRecipe<Data> {
  readonly name: string;
  /** Its settings in short, the most cautious first; one of them at least. */
  readonly settings: readonly string[];
  /** Whether it can be trained on a shop of that size and kind. */
  suits(data: Data): boolean;
  /** Train with the setting at that position. */
  train(data: Data, setting: number): Ranker;
}

/** What a placement is asked in an evaluation, and who may answer. */
export interface PlacementTask<Data> {
  readonly placement: PlacementName;
  /** Questions about `after`, from what was known `before`; none if there is nothing to ask. */
  ask(before: Purchases, after: Purchases, data: Data): readonly Question[];
  /** What could serve, simplest first; popularity is the first. */
  readonly recipes: readonly TaskRecipe<Data>[];
  /** Compared with, never served: what sells best on the same shelf. At most one suits a shop. */
  readonly yardsticks: readonly TaskRecipe<Data>[];
  /** What coverage and novelty are measured by. Default: the products bought before. */
  readonly measure?: (data: Data) => EvaluatedData;
}
