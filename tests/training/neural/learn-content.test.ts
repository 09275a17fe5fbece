import { expect, test } from 'vitest';
import { learnContent } from '#app/training/learn-content.ts';
import { loadNeuralBackend } from '#app/training/neural/load-neural-backend.ts';
import { makeContentShop } from '#tests/ml/neural/make-content-shop.ts';

test('words alone where they were chosen before, though a network is there, and where none is', async () => {
  const { products, purchases } = makeContentShop(60);
  const neural = await loadNeuralBackend({ names: ['wasm'] });
  const kept = { recipe: 'tf-idf' as const, questions: 40, twoTower: 0.1, tfIdf: 0.2, sameType: null };
  const again = learnContent(products, purchases, { neural, kept });
  expect([again.model?.recipe, again.choice]).toEqual(['tf-idf', kept]);
  const { model, choice } = learnContent(products, purchases, { neural: null, kept: null });
  expect([model?.recipe, choice]).toEqual(['tf-idf', null]);
  expect(learnContent([], purchases, { neural, kept: null })).toEqual({ model: null, choice: null });
  neural.close();
});
