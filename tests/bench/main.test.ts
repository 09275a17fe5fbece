import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const MAIN = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));
const bench = (...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { encoding: 'utf8' });

test.each([
  [[], 'the suite must be one of'],
  [['speed'], 'got "speed"'],
  [['toString'], 'got "toString"'],
  [['ingest', '--fast'], 'its flags must be among --rounds, --seconds, --json, got "--fast"'],
  [['ingest', '--rounds', '0'], '--rounds must be a positive whole number, got "0"'],
  [['replay', '--dir', '/nowhere'], '--dir must be a shop folder with orders.jsonl, got "/nowhere"'],
])('bench %j is refused in one sentence', (args, says) => {
  const { status, stdout, stderr } = bench(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
