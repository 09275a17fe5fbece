import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writeShopFolder } from '#tests/measurement/write-shop-folder.ts';

const MAIN = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));
const bench = (...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { encoding: 'utf8' });

test.each([
  [[], 'the suite must be one of'],
  [['speed'], 'got "speed"'],
  [['toString'], 'got "toString"'],
  [['ingest', '--fast'], 'its flags must be among --rounds, --seconds, --json, got "--fast"'],
  [['ingest', '--rounds', '0'], '--rounds must be a positive whole number, got "0"'],
  [['shop', '--dir', '/nowhere'], '--dir must be a shop folder with orders.jsonl, got "/nowhere"'],
  [['vitals', '--dir', '/nowhere'], '--dir must be a shop folder with orders.jsonl, got "/nowhere"'],
  [['replay', '--dir', '/nowhere'], '--dir must be a shop folder with orders.jsonl, got "/nowhere"'],
])('bench %j is refused in one sentence', (args, says) => {
  const { status, stdout, stderr } = bench(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('the pages suite asks every page of a small shop', () => {
  const { status, stdout, stderr } = bench('pages', '--orders', '400', '--rounds', '1', '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/"name":"pages.p95.ms","value":\d/);
});

test('the shop suite prints its figures as lines of JSON', () => {
  const { status, stdout } = bench('shop', '--dir', writeShopFolder(), '--json');
  const figures = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { suite: string; name: string; value: number });
  expect(status).toBe(0);
  expect(figures.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['import.seconds', 'train.seconds', 'peak.rss.mb']),
  );
  for (const { suite, value } of figures) expect([suite, value > 0]).toEqual(['shop', true]);
});
