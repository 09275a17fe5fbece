import type * as tensorflow from '@tensorflow/tfjs';

const TOLERANCE = 1e-4;

/**
 * Whether a backend computes what can be computed by hand, along the path that training takes: gather, product, softmax
 * and the gradients of all three, with one row gathered twice.
 *
 * Table [[1, 2], [3, 4]], rows (1, 0, 1), weights [0.5, -0.25]: products (0.5, 0, 0.5). The sum of their exponentials is
 * `2 e^0.5 + 1`; its gradient by the table is `e^0.5 * w` twice in row 1 and `w` in row 0.
 */
export function agreesByHand(tf: typeof tensorflow): boolean {
  return tf.tidy(() => {
    const table = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const rows = tf.tensor1d([1, 0, 1], 'int32');
    const weights = tf.tensor2d([0.5, -0.25], [2, 1]);
    const { value, grad } = tf.valueAndGrad((x) =>
      tf.sum(tf.exp(tf.matMul(tf.gather(x as typeof table, rows), weights))),
    )(table);
    const root = Math.exp(0.5);
    const expected = [2 * root + 1, 0.5, -0.25, root, -root / 2];
    const computed = [...value.dataSync(), ...grad.dataSync()];
    return computed.length === expected.length && expected.every((by, i) => Math.abs(computed[i]! - by) < TOLERANCE);
  });
}
