import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { benchBaskets } from '../../../bench/quality/baskets.ts';
import { readBaskets } from '../../../bench/quality/read-baskets.ts';

const folder = mkdtempSync(join(tmpdir(), 'regulars-baskets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('read: users and items by name, empty baskets and marks left out, repeats once', () => {
  const json = JSON.stringify({ b: [['x', 10], [9]], a: [[-1], [10, 9, 10], [], [-1]] });
  const sequences = readBaskets(write('plain.json', json));
  // Items 9, 10, x; users a and b.
  expect(sequences).toEqual({
    itemCount: 3,
    userOffsets: Uint32Array.of(0, 1, 3),
    basketOffsets: Uint32Array.of(0, 2, 4, 5),
    items: Uint32Array.of(0, 1, 1, 2, 0),
  });
  expect(readBaskets(write('zipped.json.gz', gzipSync(json)))).toEqual(sequences);
});

test('the figures of two users, by hand', async () => {
  // 1: bought 5 and 6, next 5 and 7: slots 1 and 2 are 5 and 6, 7 is not known: recall 1/2, nDCG 1 / (1 + 1 / log2 3).
  // 2: bought 5, next 5: 1 and 1. User 3 has one basket and only teaches.
  const file = write(
    'two.json',
    JSON.stringify({
      1: [
        [5, 6],
        [5, 7],
      ],
      2: [[5], [5]],
      3: [[6]],
    }),
  );
  const figures = new Map<string, number>();
  await benchBaskets({ file }, ({ name, value, detail }) => {
    figures.set(name, value);
    expect(detail).toContain('last basket of 2 users');
  });
  expect(figures.get('baskets.recall@10')).toBeCloseTo((0.5 + 1) / 2, 9);
  expect(figures.get('baskets.ndcg@10')).toBeCloseTo((1 / (1 + 1 / Math.log2(3)) + 1) / 2, 9);
});

test('a file that is none, or nobody with two baskets, is refused in a sentence', async () => {
  await expect(benchBaskets({}, () => {})).rejects.toThrow('--file must be a file of baskets, got ""');
  const wrong = write('wrong.json', '{"a": [1, 2]}');
  await expect(benchBaskets({ file: wrong }, () => {})).rejects.toThrow(`Cannot read baskets: ${wrong} must hold`);
  const once = write('once.json', '{"a": [[1, 2]]}');
  await expect(benchBaskets({ file: once }, () => {})).rejects.toThrow('a user must have two baskets');
});
