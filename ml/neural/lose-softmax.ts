import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { NeuralBackend } from './neural-backend.ts';

/** What is known of a batch of pairs, rows being queries and columns candidates; query `i` was bought with candidate `i`. */
export interface BatchLogits {
  /** What the learned products are multiplied by. */
  readonly scale: number;
  /** What a cosine counts, times the likeness. */
  readonly unit: number;
  readonly cosines: Float32Array;
  /** Added to each logit of a candidate. */
  readonly corrections: Float32Array;
  /** 1 where a candidate is no wrong answer of a query, and out of the running. */
  readonly isOut: Uint8Array;
}

/**
 * The mean cross entropy of each query's own candidate among all of the batch (sampled softmax), of the logits
 * `scale * products + unit * likeness * cosines + corrections`. Value and gradient in one pass by hand: as operations of
 * TensorFlow.js it takes a dozen passes and copies each way.
 *
 * @param products queries x candidates, as many of each. @param likeness one number.
 */
export function loseSoftmax({ tf }: NeuralBackend, products: Tensor2D, likeness: Tensor, batch: BatchLogits): Scalar {
  const size = products.shape[0];
  const lose = tf.customGrad((learned, weight) => {
    const slopes = (learned as Tensor2D).dataSync().slice() as Float32Array;
    const { loss, likenessSlope } = computeSlopes(slopes, (weight as Tensor).dataSync()[0]!, size, batch);
    const gradFunc = (change: Tensor): Tensor[] => {
      const factor = change.dataSync()[0]!;
      // It is 1 where nothing is made of the loss but its minimum.
      const scaled = factor === 1 ? slopes : slopes.map((slope) => slope * factor);
      return [tf.tensor2d(scaled, [size, size]), tf.scalar(likenessSlope * factor)];
    };
    return { value: tf.scalar(loss), gradFunc };
  });
  return lose(products, likeness) as Scalar;
}

/** Turn products into the slopes of the loss by each of them, in place. */
function computeSlopes(
  values: Float32Array,
  likeness: number,
  size: number,
  { scale, unit, cosines, corrections, isOut }: BatchLogits,
): { loss: number; likenessSlope: number } {
  const exponentials = new Float64Array(size);
  let loss = 0;
  let likenessSlope = 0;
  for (let row = 0; row < size; row++) {
    const from = row * size;
    let most = -Infinity;
    for (let i = 0; i < size; i++) {
      const at = from + i;
      const logit = scale * values[at]! + unit * likeness * cosines[at]! + corrections[i]!;
      exponentials[i] = isOut[at] === 1 ? -Infinity : logit;
      if (exponentials[i]! > most) most = exponentials[i]!;
    }
    loss -= exponentials[row]! - most;
    let total = 0;
    for (let i = 0; i < size; i++) total += exponentials[i] = Math.exp(exponentials[i]! - most);
    loss += Math.log(total);
    for (let i = 0; i < size; i++) {
      const slope = (exponentials[i]! / total - (i === row ? 1 : 0)) / size;
      likenessSlope += slope * unit * cosines[from + i]!;
      values[from + i] = slope * scale;
    }
  }
  return { loss: loss / size, likenessSlope };
}
