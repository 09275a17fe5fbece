import { expect, test } from 'vitest';
import { chooseHeading } from '#app/serving/choose-heading.ts';
import type { Source } from '#app/serving/served-shop.ts';

const slots = (...kinds: Source[]) =>
  kinds.map((kind, position) => ({
    position,
    score: 1,
    reason: { kind, withPosition: null, by: null, together: 0, expected: null } as never,
  }));

test('a shelf says what others looked at only where half of it comes from visits', () => {
  expect(chooseHeading('also-viewed', slots('visit', 'visit', 'similar', 'trending'))).toBe('also-viewed');
  expect(chooseHeading('also-viewed', slots('visit', 'similar', 'same-type'))).toBe('similar');
  expect(chooseHeading('also-viewed', slots('visit', 'similar', 'trending', 'trending', 'newest'))).toBe('collection');
  expect(chooseHeading('also-viewed', slots('pinned'))).toBe('collection');
});

test('the other shelves say nothing that what fills them could belie', () => {
  expect(chooseHeading('home', slots('trending'))).toBe('home');
  expect(chooseHeading('product', slots('newest'))).toBe('product');
});
