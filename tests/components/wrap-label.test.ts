import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureLabel } from '#app/components/measure-label.ts';
import { spreadLabels } from '#app/components/spread-labels.ts';
import { wrapLabel } from '#app/components/wrap-label.ts';

// 84 px: twelve Latin characters, or seven that fill a square.
const wrap = (label: string, lines = 3) => wrapLabel(label, { room: 84, lines });

test('a label breaks between words, and what has no room is left out with an ellipsis', () => {
  expect(wrap('Tea')).toEqual(['Tea']);
  expect(wrap('Kitchen accessories and gifts')).toEqual(['Kitchen', 'accessories', 'and gifts']);
  expect(wrap('Kitchen accessories and gifts', 2)).toEqual(['Kitchen', 'accessories…']);
  expect(wrap('Kitchen accessories and gifts', 1)).toEqual(['Kitchen acc…']);
  // A word is not parted.
  expect(wrap('Küchenzubehörteile')).toEqual(['Küchenzubeh…']);
  expect(wrap('Feine Küchenzubehörteile und mehr')).toEqual(['Feine', 'Küchenzubeh…']);
  // Square characters may part anywhere.
  expect(wrap('厨房用品和礼品以及更多商品类别', 2)).toEqual(['厨房用品和礼品', '以及更多商品…']);
  expect(wrap('')).toEqual(['']);
});

test('no line is wider than its room, and nothing is lost without an ellipsis', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (label, lines) => {
      const wrapped = wrap(label, lines);
      expect(wrapped.length).toBeLessThanOrEqual(lines);
      for (const line of wrapped) expect(measureLabel(line)).toBeLessThanOrEqual(84);
      const plain = (text: string) => text.replace(/\s/gu, '');
      if (!wrapped.at(-1)!.endsWith('…')) expect(plain(wrapped.join(''))).toBe(plain(label));
    }),
  );
});

test('labels are moved apart as little as their heights ask for', () => {
  // The second wants to be 4 px below the first: it begins where that ends, so their middles are 8 + 22 apart.
  const labels = [
    { place: 100, height: 16 },
    { place: 104, height: 44 },
    { place: 20, height: 16 },
  ];
  expect(spreadLabels(labels, { least: 0, most: 300 })).toEqual([100, 130, 20]);
  // At the floor they are pushed up again: 140 - 22 = 118, which begins at 96, and 96 - 8 = 88.
  expect(spreadLabels(labels, { least: 0, most: 140 })).toEqual([88, 118, 20]);
  expect(spreadLabels([], { least: 0, most: 140 })).toEqual([]);
});

test('labels that fit never meet, and stay within their column', () => {
  const label = fc.record({ place: fc.integer({ min: -50, max: 350 }), height: fc.constantFrom(16, 30, 44) });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 5 }), (labels) => {
      const places = spreadLabels(labels, { least: 0, most: 246 });
      const boxes = places
        .map((middle, index) => [middle - labels[index]!.height / 2, middle + labels[index]!.height / 2] as const)
        .sort(([a], [b]) => a - b);
      for (const [index, [top, bottom]] of boxes.entries()) {
        expect(top).toBeGreaterThanOrEqual(boxes[index - 1]?.[1] ?? 0);
        expect(bottom).toBeLessThanOrEqual(246);
      }
    }),
  );
});
