import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswer } from '../../extensions/storefront-script/read-answer.ts';

const mug = {
  id: '7',
  variantId: '70',
  handle: 'sage-mug',
  title: 'Sage Mug',
  price: '16.00',
  compareAtPrice: null,
  currency: 'GBP',
  image: 'https://cdn.example/7.jpg',
  reason: 'Often bought with Oat Mug',
};
const answer = (...products: unknown[]) => ({ recommendationId: 'r', products });

test('a good answer is read whole, numbers as text', () => {
  expect(readAnswer(answer({ ...mug, id: 7, variantId: 70, extra: 1 }), 8)).toEqual({
    recommendationId: 'r',
    heading: null,
    products: [mug],
  });
  expect(readAnswer({ ...answer(mug), heading: 'similar' }, 8)?.heading).toBe('similar');
  expect(readAnswer({ ...answer(mug), heading: 4 }, 8)?.heading).toBeNull();
});

test('what cannot be shown is left out: no title, no price, a foreign kind of id, the same product twice, more than asked', () => {
  const odd = [
    { ...mug, title: ' ' },
    { ...mug, price: 'free' },
    { ...mug, id: 'gid' },
    { ...mug, handle: '../admin' },
    null,
    4,
  ];
  const more = [2, 3, 4].map((id) => ({ ...mug, id: String(id) }));
  const read = readAnswer(answer(...odd, mug, mug, ...more), 3);
  expect(read?.products.map(({ id }) => id)).toEqual(['7', '2', '3']);
});

test('an address that runs code is no picture', () => {
  const [product] = readAnswer(answer({ ...mug, image: 'javascript:alert(1)' }), 1)!.products;
  expect(product!.image).toBeNull();
});

test('nothing a server says makes it throw', () => {
  fc.assert(fc.property(fc.anything(), (given) => void readAnswer(given, 8)));
  const products = fc.array(fc.record({ id: fc.anything(), title: fc.anything(), price: fc.anything() }));
  fc.assert(fc.property(products, (list) => void readAnswer({ recommendationId: 'r', products: list }, 8)));
});
