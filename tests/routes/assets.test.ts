import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openAdmin } from './open-admin.ts';

test('an asset may be kept for good, and one that a later build took away is not found', async () => {
  const file = fileURLToPath(new URL('../../build/client/assets/of-this-test.js', import.meta.url));
  onTestFinished(() => rm(file, { force: true }));
  await writeFile(file, 'export {};');
  const admin = await openAdmin();
  const ask = () => admin.askBare('/assets/of-this-test.js');
  const found = await ask();
  expect([found.status, await found.text()]).toEqual([200, 'export {};']);
  expect(found.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  await rm(file);
  expect((await ask()).status).toBe(404);
  expect((await ask()).status).toBe(404);
});
