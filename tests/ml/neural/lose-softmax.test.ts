import { afterAll, expect, test } from 'vitest';
import { loadNeuralBackend } from '#app/training/neural/load-neural-backend.ts';
import { loseSoftmax, type BatchLogits } from '#ml/neural/lose-softmax.ts';

const backend = await loadNeuralBackend({ names: ['cpu'] });
const { tf } = backend;
afterAll(() => backend.close());

const BATCH: BatchLogits = {
  scale: 2,
  unit: 10,
  cosines: Float32Array.of(1, 0.5, 0, 0.25),
  corrections: Float32Array.of(0, 1),
  isOut: new Uint8Array(4),
};
const PRODUCTS = [0.5, -0.5, 0.25, 0];
const LIKENESS = 0.1;

const lose = (products: readonly number[], likeness: number, batch = BATCH): number =>
  tf.tidy(() => loseSoftmax(backend, tf.tensor2d([...products], [2, 2]), tf.scalar(likeness), batch).dataSync()[0]!);

test('loseSoftmax: the mean cross entropy of each own candidate', () => {
  // Logits: 2 * 0.5 + 10 * 0.1 * 1 + 0 = 2 and -1 + 0.5 + 1 = 0.5; then 0.5 + 0 + 0 = 0.5 and 0 + 0.25 + 1 = 1.25.
  const expected = (Math.log(1 + Math.exp(0.5 - 2)) + Math.log(1 + Math.exp(0.5 - 1.25))) / 2;
  expect(lose(PRODUCTS, LIKENESS)).toBeCloseTo(expected, 6);
});

test('loseSoftmax: who is out of the running counts nothing', () => {
  const isOut = Uint8Array.of(0, 1, 0, 0);
  expect(lose(PRODUCTS, LIKENESS, { ...BATCH, isOut })).toBeCloseTo(Math.log(1 + Math.exp(0.5 - 1.25)) / 2, 6);
});

test('loseSoftmax: its gradient is how the loss changes, also times what comes after', () => {
  const gradients = tf.grads((products, likeness) =>
    tf.mul(loseSoftmax(backend, products as ReturnType<typeof tf.tensor2d>, likeness!, BATCH), 3),
  );
  const [byProducts, byLikeness] = gradients([tf.tensor2d(PRODUCTS, [2, 2]), tf.scalar(LIKENESS)]);
  const step = 1e-3;
  for (const [at, slope] of byProducts!.dataSync().entries()) {
    const moved = (by: number) => lose(PRODUCTS.with(at, PRODUCTS[at]! + by), LIKENESS);
    expect(slope).toBeCloseTo((3 * (moved(step) - moved(-step))) / (2 * step), 2);
  }
  const change = (lose(PRODUCTS, LIKENESS + step) - lose(PRODUCTS, LIKENESS - step)) / (2 * step);
  expect(byLikeness!.dataSync()[0]).toBeCloseTo(3 * change, 2);
});
