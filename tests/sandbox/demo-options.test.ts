import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '#sandbox/demo/find-free-port.ts';
import { parseOptions } from '#sandbox/demo/parse-options.ts';
import { requireFreePort } from '#sandbox/demo/require-free-port.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('without flags: the generated shop, the default database and ports', () => {
  expect(parseOptions([], {})).toEqual({
    shopFolder: null,
    reset: false,
    dev: false,
    appPort: 3000,
    sandboxPort: 4400,
    databaseUrl: 'file:./data/regulars.db',
    home: resolve('data'),
  });
});

test('a shop folder, starting over, and other places are taken from flags and environment', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'shop.json'), '{}');
  const env = { DATABASE_URL: `file:${folder}/x.db`, PORT: '3100', SANDBOX_PORT: '4500' };
  expect(parseOptions(['--shop', folder, '--reset'], env)).toMatchObject({
    shopFolder: folder,
    reset: true,
    appPort: 3100,
    sandboxPort: 4500,
    home: folder,
  });
});

test.each<[string[], Record<string, string>, RegExp]>([
  [
    ['--fast'],
    {},
    /^Cannot start the demo: it takes --shop DIR, --reset and --dev only \(Unknown option '--fast'\)\.$/,
  ],
  [['here'], {}, /^Cannot start the demo: it takes --shop DIR/],
  [
    ['--shop', '/no/such/folder'],
    {},
    /^Cannot load the shop: --shop must be a folder with a shop\.json, got "\/no\/such\/folder"\.$/,
  ],
  [[], { PORT: 'http' }, /^Cannot read the environment: PORT must be a port, got "http"\.$/],
  [[], { SANDBOX_PORT: '70000' }, /^Cannot read the environment: SANDBOX_PORT must be a port, got "70000"\.$/],
  [
    [],
    { DATABASE_URL: 'mysql://x' },
    /^Cannot read the environment: DATABASE_URL must start with file:, got "mysql:\/\/x"\.$/,
  ],
  [
    [],
    { PORT: '4400' },
    /^Cannot read the environment: SANDBOX_PORT must be another port than PORT, got 4400 for both\.$/,
  ],
])('%j with %j is refused in one sentence', (args, env, sentence) => {
  expect(() => parseOptions(args, env)).toThrow(sentence);
});

test('a taken port is named with the variable that chooses another', async () => {
  const port = await findFreePort();
  await expect(requireFreePort('PORT', port)).resolves.toBeUndefined();
  const holder = createServer();
  await new Promise<void>((done) => holder.listen(port, '127.0.0.1', done));
  onTestFinished(() => void holder.close());
  await expect(requireFreePort('PORT', port)).rejects.toThrow(
    `Cannot listen on port ${port} (EADDRINUSE): PORT must name a free port.`,
  );
});
