import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { WeightedRows } from '../models/content/weighted-rows.ts';
import type { NeuralBackend } from './neural-backend.ts';

/**
 * Pool the embeddings of each product's features: row `i` is the weighted sum over the features of `products[i]` (an
 * embedding bag). Written by hand, forward and backward, because a gather of padded rows takes ten times as long.
 *
 * @param table features x factors. @param rows what each product's features weigh.
 * @returns products x factors; its gradient reaches the table.
 */
export function poolFeatures(
  { tf }: NeuralBackend,
  table: Tensor2D,
  rows: WeightedRows,
  products: Uint32Array,
): Tensor2D {
  const factors = table.shape[1];
  const { features, owners, weights } = listFeatures(rows, products);
  const pool = tf.customGrad((embeddings) => {
    const from = (embeddings as Tensor2D).dataSync();
    const pooled = new Float32Array(products.length * factors);
    for (let i = 0; i < features.length; i++) {
      addScaled(pooled, owners[i]! * factors, from, features[i]! * factors, weights[i]!, factors);
    }
    const gradFunc = (change: Tensor): Tensor => {
      const changes = change.dataSync();
      const spread = new Float32Array(features.length * factors);
      for (let i = 0; i < features.length; i++) {
        addScaled(spread, i * factors, changes, owners[i]! * factors, weights[i]!, factors);
      }
      const perFeature = tf.tensor2d(spread, [features.length, factors]);
      return tf.unsortedSegmentSum(perFeature, tf.tensor1d(features, 'int32'), table.shape[0]);
    };
    return { value: tf.tensor2d(pooled, [products.length, factors]), gradFunc };
  });
  return pool(table) as Tensor2D;
}

function listFeatures({ offsets, columns, weights }: WeightedRows, products: Uint32Array) {
  let size = 0;
  for (const product of products) size += offsets[product + 1]! - offsets[product]!;
  const features = new Int32Array(size);
  const owners = new Uint32Array(size);
  const kept = new Float32Array(size);
  size = 0;
  for (const [row, product] of products.entries()) {
    for (let i = offsets[product]!; i < offsets[product + 1]!; i++) {
      features[size] = columns[i]!;
      owners[size] = row;
      kept[size++] = weights[i]!;
    }
  }
  return { features, owners, weights: kept };
}

function addScaled(
  to: Float32Array,
  at: number,
  from: ArrayLike<number>,
  start: number,
  scale: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) to[at + i]! += scale * from[start + i]!;
}
