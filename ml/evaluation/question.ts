import type { BoughtProduct } from '../ranking/bought-product.ts';

/** One question of an evaluation, with its right answers. All products are candidates, none are sampled away. */
export interface Question {
  /** What the recommender is told. */
  readonly given: readonly BoughtProduct[];
  /** What turned out to be wanted; never among `given`, never empty. */
  readonly relevant: ReadonlySet<number>;
}
