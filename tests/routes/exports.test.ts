import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fillShop } from './fill-shop.ts';
import { openAdmin } from './open-admin.ts';

const ROW = /^\| `(\/[^`]+)`[^|]*\| `([^`]+)` *\|$/gm;

test('every export begins with the columns that docs/exports.md names', async () => {
  const named = [...readFileSync('docs/exports.md', 'utf8').matchAll(ROW)].map(([, path, columns]) => [path, columns]);
  expect(named).toHaveLength(23);
  const admin = await openAdmin();
  fillShop(admin);
  const heading = async (path: string) => (await (await admin.ask(`/app${path}`)).text()).split('\n', 1)[0]!;
  const written = await Promise.all(named.map(async ([path]) => [path, await heading(path!)]));
  expect(written).toEqual(named);
});
