import { expect, test } from 'vitest';
import { DAY } from '#app/time.ts';
import { deferSide, startSide } from '#app/training/start-side.ts';
import { makeContentShop } from '#tests/ml/neural/make-content-shop.ts';

const { products, purchases, asOf } = makeContentShop(400);
const WORK = { purchases, products, now: asOf + DAY, incumbents: {}, kept: null };

test('the thread beside trains, bit for bit, what is trained here', () => {
  const side = startSide(WORK);
  const here = deferSide(WORK).finish();
  const beside = side.finish();
  side.close();
  expect(beside.buyAgain).toEqual(here.buyAgain);
  expect(beside.figures).toEqual(here.figures);
  // Only the thread has a neural backend, and so a choice: too few questions, words alone serve.
  expect(here.content.choice).toBeNull();
  expect(beside.content).toEqual({ ...here.content, choice: expect.objectContaining({ recipe: 'tf-idf' }) });
});

test('what goes wrong in the thread is told, and silence is not waited for', () => {
  const twice = startSide({ ...WORK, products: [products[0]!, products[0]!] });
  expect(() => twice.finish()).toThrow('Cannot extract content: product ids must be distinct, got 1 twice.');
  twice.close();
  const silent = startSide(WORK, { patienceMs: 10, threadUrl: new URL('data:text/javascript,') });
  expect(() => silent.finish()).toThrow('Cannot train: the thread beside must answer within 10 ms, got silence.');
  silent.close();
});
