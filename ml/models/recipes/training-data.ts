import type { Matrix } from '#ml/data/matrix.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';

/** What all recipes of a training run learn from, built once. */
export interface TrainingData {
  readonly purchases: Purchases;
  /** Product ids, ascending. */
  readonly vocabulary: Float64Array;
  /** Orders x products: row `i` is basket `i` of the purchases. */
  readonly baskets: Matrix;
  /** Known buyers x products. */
  readonly buyers: Matrix;
  /** The instant from which age counts, in epoch milliseconds. */
  readonly asOf: number;
  readonly kernels: Kernels;
  /**
   * What `build` makes, made once under this name: recipes share what is dear (a dense inverse, a pair count). The name
   * must say all that `build` depends on but the data.
   */
  share<T>(name: string, build: () => T): T;
}
