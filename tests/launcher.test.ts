import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [join(ROOT, 'bin/regulars.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}

test('an unknown command is refused in one sentence that lists the known ones', () => {
  const { status, stderr } = launch(['fly']);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Cannot run "fly": the command must be one of demo, dev, start, [^\n]*\.\n$/);
});

test('a command that takes no arguments says so', () => {
  const { status, stderr } = launch(['start', '--fast']);
  expect(status).toBe(1);
  expect(stderr).toBe('Cannot run start: it takes no arguments, got "--fast".\n');
});

test.each<[string[], Record<string, string>, RegExp]>([
  [['demo', '--fast'], {}, /^Cannot start the demo: /m],
  [['import', '--fast'], {}, /^Cannot import/m],
  [['state-hash', '--fast'], {}, /^Cannot hash/m],
  [['bench', 'nothing'], {}, /^Cannot /m],
  [['sandbox:shoppers', '--visits', 'many'], {}, /^Cannot send shoppers: /m],
  [
    ['start'],
    { SHOPIFY_API_KEY: '', SHOPIFY_API_SECRET: '' },
    /^Cannot read the environment: SHOPIFY_API_KEY is missing/m,
  ],
  [['state-hash', '--shop', 'a.myshopify.com'], { DATABASE_URL: 'postgres://x' }, /DATABASE_URL must start with file:/],
  [
    ['state-hash', '--shop', 'a.myshopify.com'],
    { DATABASE_URL: 'file:/dev/null/x.db' },
    /^Cannot open the database: .*\/dev\/null\/x\.db/m,
  ],
])('%j fails with one clear sentence and exit code 1', (args, env, sentence) => {
  const { status, stdout, stderr } = launch(args, env);
  expect(`${stdout}${stderr}`).toMatch(sentence);
  expect(status).toBe(1);
  // A sentence, not a stack.
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.runIf(process.platform === 'linux')('the demo says at once that a folder cannot be made', () => {
  const { status, stderr } = launch(['demo'], { DATABASE_URL: 'file:/proc/nowhere/x.db' });
  expect(stderr).toMatch(/^Cannot start the demo: \/proc\/nowhere must be a folder that can be written \(ENOENT\)\.$/m);
  expect(status).toBe(1);
});

test('npm scripts run through the launcher only', async () => {
  const { default: manifest } = (await import('../package.json', { with: { type: 'json' } })) as {
    default: { scripts: Record<string, string> };
  };
  const others = Object.entries(manifest.scripts).filter(
    ([name, script]) => script !== `node bin/regulars.mjs ${name}`,
  );
  expect(others.map(([name]) => name)).toEqual(['format']);
  expect(existsSync(join(ROOT, '.ci/run'))).toBe(true);
});
