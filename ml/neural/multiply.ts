import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { NeuralBackend } from './neural-backend.ts';

/**
 * Multiply two matrices, `a b`. The result and gradients of `tf.matMul`, with the transposes of the gradients laid out
 * first: the WASM backend multiplies matrices as they lie 20 times faster than those it must read across.
 */
export function multiply({ tf }: NeuralBackend, a: Tensor2D, b: Tensor2D): Tensor2D {
  const product = tf.customGrad((left, right, save) => {
    const keep = save as (tensors: Tensor[]) => void;
    keep([left as Tensor, right as Tensor]);
    return {
      value: tf.matMul(left as Tensor2D, right as Tensor2D),
      gradFunc: (change: Tensor, saved: Tensor[]) => [
        tf.matMul(change as Tensor2D, tf.transpose(saved[1] as Tensor2D)),
        tf.matMul(tf.transpose(saved[0] as Tensor2D), change as Tensor2D),
      ],
    };
  });
  return product(a, b) as Tensor2D;
}
