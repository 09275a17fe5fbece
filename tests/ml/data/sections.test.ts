import { expect, test } from 'vitest';
import { decodeSections } from '#ml/data/decode-sections.ts';
import { encodeSections } from '#ml/data/encode-sections.ts';

const sections = {
  facts: { b: 2, a: 1.5, word: 'basket-ease' },
  columns: { odd: Uint32Array.of(1, 2, 3), empty: new Float32Array(0), wide: Float64Array.of(0.1, -2) },
};

test('what is encoded is decoded, and is the same bytes whatever the order of keys', () => {
  const bytes = encodeSections(sections);
  expect(decodeSections(bytes)).toEqual(sections);
  const { odd, empty, wide } = sections.columns;
  expect(encodeSections({ facts: { a: 1.5, word: 'basket-ease', b: 2 }, columns: { wide, odd, empty } })).toEqual(
    bytes,
  );
  expect(bytes.length % 8).toBe(0);
});

test('bytes at an odd address decode the same', () => {
  const bytes = encodeSections(sections);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(decodeSections(shifted.subarray(3))).toEqual(sections);
});

test('a Buffer, which is a view on shared memory, decodes the same, and the columns are copies', () => {
  const bytes = encodeSections(sections);
  const pooled = Buffer.concat([Buffer.from('xyz'), bytes]).subarray(3);
  const decoded = decodeSections(pooled);
  expect(decoded).toEqual(sections);
  pooled.fill(0);
  expect(decoded).toEqual(sections);
});

test('what is cut short, too long, of another kind or format is refused', () => {
  const bytes = encodeSections(sections);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeSections(bytes.slice(0, length))).toThrow(/^Cannot decode artifact: /);
  }
  expect(() => decodeSections(Uint8Array.of(...bytes, 0))).toThrow('bytes long');
  const other = bytes.slice();
  other[0] = 0;
  expect(() => decodeSections(other)).toThrow('must start with REGULARS');
  const newer = bytes.slice();
  newer[8] = 9;
  expect(() => decodeSections(newer)).toThrow('format must be 2, got 9');
});

test('a header that was altered is refused', () => {
  const bytes = encodeSections(sections);
  const text = Buffer.from(bytes).toString('latin1');
  for (const [from, to] of [
    ['"Uint32"', '"Uint99"'],
    ['"length":3', '"length":9'],
    ['"offset":16', '"offset":24'],
    ['{"facts"', '["facts"'],
  ] as const) {
    const altered = Uint8Array.from(Buffer.from(text.replace(from, to), 'latin1'));
    expect(() => decodeSections(altered), from).toThrow(/^Cannot decode artifact: /);
  }
});

test('facts are finite and names plain', () => {
  expect(() => encodeSections({ facts: { a: NaN }, columns: {} })).toThrow('a must be a finite number, got NaN');
  expect(() => encodeSections({ facts: { ä: 1 }, columns: {} })).toThrow('must be plain ASCII, got "ä"');
  expect(() => encodeSections({ facts: { a: 'ü' }, columns: {} })).toThrow('must be plain ASCII, got "ü"');
});
