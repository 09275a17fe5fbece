import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Figure } from '../../../bench/figure.ts';
import { benchInteractions } from '../../../bench/quality/interactions.ts';
import { benchSequences } from '../../../bench/quality/sequences.ts';
import { createRandom } from '#ml/math/create-random.ts';

const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

let files = 0;
function write(lines: readonly string[]): string {
  const file = join(folder, `file-${++files}`);
  writeFileSync(file, lines.join('\n'));
  return file;
}

type Bench = (flags: Record<string, string>, report: (figure: Omit<Figure, 'suite'>) => void) => void | Promise<void>;
async function measure(bench: Bench, lines: readonly string[]) {
  const figures: Omit<Figure, 'suite'>[] = [];
  await bench({ file: write(lines) }, (figure) => figures.push(figure));
  expect(figures.length).toBe(1);
  return figures[0]!;
}

/** Users have 16 of the 20 items of their colour, so that the others of the colour are what is missing. */
function listColours(folds: number): string[] {
  const random = createRandom(3);
  return Array.from({ length: 60 }, (_, user) =>
    Array.from({ length: 20 }, (_, i) => [2 * i + (user % 2), random()] as const)
      .sort((a, b) => a[1] - b[1])
      .slice(0, 16)
      .map(([item], i) => `u${user},i${item},${i < 2 * folds ? 1 << (i >> 1) : 0}`),
  ).flat();
}

describe('interactions', () => {
  test('hidden items of the own colour are found, in every fold', async () => {
    const figure = await measure(benchInteractions, ['user,item,test_mask', ...listColours(2)]);
    expect(figure.name).toBe('interactions.ndcg@10');
    // Of the 6 left of the colour 2 are right. Ranked by chance among those: the 2 are equally likely in each slot, so
    // the gain is 2 / 6 of that of six slots, 3.30 (1 + .63 + .5 + .43 + .39 + .36), over the best, 1.63: .68.
    expect(figure.value).toBeGreaterThan(0.5);
    expect(figure.detail).toContain('mean of 2 folds');
    expect(figure.detail).toContain('60 users, 40 items, 60 users with test rows a fold');
  });

  test('the order of the lines changes nothing', async () => {
    const lines = listColours(1);
    expect(await measure(benchInteractions, lines.toReversed())).toEqual(await measure(benchInteractions, lines));
  });

  test.each([
    ['one row', ['a,b,1']],
    ['one user', ['a,b,0', 'a,c,1']],
    ['one item', ['a,b,1', 'b,b,0', 'c,b,0']],
    ['a fold without test rows', ['a,b,2', 'a,c,0', 'b,b,0', 'b,c,0', 'b,d,2']],
  ])('%s: a figure, never NaN', async (_, lines) => {
    const { value } = await measure(benchInteractions, lines);
    expect(value >= 0 && value <= 1).toBe(true);
  });
});

describe('sequences', () => {
  /** Each item is followed by the next but one around a circle of 30; who started where is all that differs. */
  const circle = Array.from({ length: 60 }, (_, start) =>
    ['u' + start, ...Array.from({ length: 8 }, (_, i) => `i${(start + 2 * i) % 30}`)].join(' '),
  );

  test('the next around a circle is found, which popularity cannot', async () => {
    const figure = await measure(benchSequences, circle);
    expect(figure.name).toBe('sequences.ndcg@10');
    expect(figure.value).toBeGreaterThan(0.99);
    expect(figure.detail).toMatch(/chosen (ease|rp3beta|cosine|transitions)/);
    expect(figure.detail).toContain('60 sequences, 30 items');
  });

  test.each([
    ['one sequence of two', ['u 1 2']],
    ['one item', ['u 1 1 1', 'v 1 1 1 1']],
    ['a sequence of one beside others', ['u 1', 'v 1 2 3', 'w 2 3 1']],
  ])('%s: a figure, never NaN', async (_, lines) => {
    const { value } = await measure(benchSequences, lines);
    expect(value >= 0 && value <= 1).toBe(true);
  });

  test('refuses a file with nothing to ask', async () => {
    await expect(async () => measure(benchSequences, ['u 1', 'v 2'])).rejects.toThrow(
      'one must have two items or more',
    );
  });
});
