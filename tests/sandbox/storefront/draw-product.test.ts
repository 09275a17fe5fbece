import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chooseShape } from '#sandbox/storefront/pictures/choose-shape.ts';
import { drawProduct } from '#sandbox/storefront/pictures/draw-product.ts';

const CATALOGUE = new URL('../../../sandbox/demo-shop/catalogue.jsonl', import.meta.url);

test('the same words give the same picture, another colour another', () => {
  const draw = (title: string) => drawProduct({ title, productType: 'Mugs' });
  expect(draw('Sage Mug')).toBe(draw('Sage Mug'));
  expect(draw('Sage Mug')).not.toBe(draw('Indigo Mug'));
  expect(draw('Sage Mug')).toMatch(/^<svg[^>]*>.*<\/svg>$/s);
});

test('a title never gets into the picture', () => {
  expect(drawProduct({ title: '<script>alert(1)</script>', productType: '"><' })).not.toMatch(/script|alert/);
});

test.each([
  ['Teapot Spout Brush', 'Sage Teapot', false],
  ['Honey Terrace Filter Coffee 250 g', 'House Espresso Beans', true],
  ['Cone Paper Filters 02 (100)', 'Thick Carafe Filters (100)', true],
  ['Earl Grey Tea 100 g', 'Peppermint Tea 60 g', true],
])('%s looks like %s: %s', (one, other, same) => {
  expect(chooseShape(one, '').shape === chooseShape(other, '').shape).toBe(same);
});

test('everything in the demo shop is more than a parcel', () => {
  const rows = readFileSync(CATALOGUE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { title: string; productType: string });
  const parcel = chooseShape('Unheard-of thing', 'Nothing').shape;
  expect(rows.filter(({ title, productType }) => chooseShape(title, productType).shape === parcel)).toEqual([]);
});
