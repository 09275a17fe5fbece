import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Figure } from '../../bench/figure.ts';
import { benchSessions } from '../../bench/quality/sessions.ts';
import { holdOutVisits } from '../../bench/quality/sessions/hold-out-visits.ts';
import { measureVisits } from '../../bench/quality/sessions/measure-visits.ts';
import { generateSessions } from '../../bench/training/generate-sessions.ts';

function writeFiles(train: string, test: string): { train: string; test: string } {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-sessions-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = { train: join(folder, 'train.txt.gz'), test: join(folder, 'test.tsv') };
  writeFileSync(files.train, gzipSync(train));
  writeFileSync(files.test, test);
  return files;
}

async function run(files: { train: string; test: string }): Promise<Record<string, Omit<Figure, 'suite'>>> {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => said.mockRestore());
  const figures: Omit<Figure, 'suite'>[] = [];
  await benchSessions(files, (figure) => figures.push(figure));
  return Object.fromEntries(figures.map((figure) => [figure.name, figure]));
}

test('figures are hits of all questions, and their reciprocal ranks', () => {
  const lists: Record<number, number[]> = { 1: [5, 6], 2: [7, 8], 3: [] };
  const questions = [
    { given: [1], next: 6 },
    { given: [2], next: 7 },
    { given: [3], next: 9 },
    { given: [1], next: 1 },
  ];
  // At 2 (1/2), at 1 (1), not at all, not at all.
  const figures = measureVisits((given) => lists[given[0]!]!, questions);
  expect(figures).toEqual({ hitRate: 2 / 4, reciprocalRank: 1.5 / 4 });
});

test('the last sessions are held out as the test is made: every view but the first, unknown items left out', () => {
  const sessions = [...Array.from({ length: 24 }, () => [1, 2, 3]), [1, 99, 2, 3]];
  // 8 % of 25 sessions: the last two.
  const { earlier, questions } = holdOutVisits(sessions, 100);
  expect(earlier).toHaveLength(23);
  expect(questions).toEqual([
    { given: [1], next: 2 },
    { given: [1, 2], next: 3 },
    { given: [1], next: 2 },
    { given: [1, 2], next: 3 },
  ]);
  expect(holdOutVisits(sessions, 2).questions).toEqual([questions[0], questions[2]]);
});

test('pairs that always follow each other are found, by text ids too', async () => {
  const train = Array.from({ length: 60 }, (_, n) => `item-${n % 6} other-${n % 6}`).join('\n');
  const figures = await run(writeFiles(train, 'item-0\tother-0\nitem-1\tother-1\n'));
  expect(figures['sessions.hr@20']!.value).toBe(1);
  expect(figures['sessions.mrr@20']!.value).toBe(1);
  expect(figures['sessions.mrr@20']!.detail).toContain('2 questions, 60 sessions, 12 items');
});

test('with enough sessions a ranker is trained and measured beside the rest', async () => {
  const sessions = generateSessions(1850, 1).map((session) => session.map((product) => product % 1000));
  const [train, held] = [sessions.slice(0, 1800), sessions.slice(1800)];
  const tests = held.map((session) => `${session.slice(0, -1).join(' ')}\t${session.at(-1)!}`);
  const figures = await run(writeFiles(train.map((session) => session.join(' ')).join('\n'), tests.join('\n')));
  const { value, detail } = figures['sessions.hr@20']!;
  expect(value).toBeGreaterThan(0.05);
  expect(detail).toMatch(
    /V-SKNN 0\.\d+\/0\.\d+, V-SKNN, rules and reminder \(.*\) 0\.\d+\/0\.\d+, ranker of 33 signals/,
  );
});

test.each([
  ['1 2 3\n', '1 2 3\n', 'line 1 of the test must be items, a tab and the next, got "1 2 3"'],
  ['1 2 3\n', '1\t2\n\t3\n', 'line 2 of the test'],
  ['', '1\t2\n', 'must hold a line'],
])('train %j and test %j are refused', async (train, questions, says) => {
  await expect(run(writeFiles(train, questions))).rejects.toThrow(says);
});

test.each([
  ['one session', '1 2\n', '1\t2\n'],
  ['all the same item', '1 1 1\n1 1\n', '1\t1\n'],
  ['items that training never saw', '1 2\n', '8 9\t10\n'],
])('%s: figures between 0 and 1', async (_, train, questions) => {
  for (const { value } of Object.values(await run(writeFiles(train, questions)))) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(1);
  }
});
