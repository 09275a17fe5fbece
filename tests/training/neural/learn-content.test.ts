import { expect, test } from 'vitest';
import { learnContent } from '#app/training/learn-content.ts';
import { loadNeuralBackend } from '#app/training/neural/load-neural-backend.ts';
import { makeContentShop } from '#tests/ml/neural/make-content-shop.ts';

test('what was chosen before is learned again and kept as it was; without a network likeness of words alone', async () => {
  const { products, purchases } = makeContentShop(310);
  const neural = await loadNeuralBackend({ names: ['wasm'] });
  const figures = { questions: 40, twoTower: 0.3, tfIdf: 0.2, sameType: null };
  for (const recipe of ['tf-idf', 'two-tower'] as const) {
    const kept = { recipe, ...figures };
    const { model, choice } = learnContent(products, purchases, { neural, kept });
    expect([model?.recipe, choice]).toEqual([recipe, kept]);
  }
  const { model, choice } = learnContent(products, purchases, { neural: null, kept: null });
  expect([model?.recipe, choice]).toEqual(['tf-idf', null]);
  expect(learnContent([], purchases, { neural, kept: null })).toEqual({ model: null, choice: null });
  neural.close();
});
