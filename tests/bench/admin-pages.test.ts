import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listAdminPages } from '../../bench/pages/admin-pages.ts';

const ROUTES = fileURLToPath(new URL('../../app/routes', import.meta.url));
/** The frame around pages, and the page of what is not there. */
const NO_PAGES = ['app', 'app.$'];

test('every page of the admin is measured', () => {
  const known = { customerIds: [1], productIds: [1], types: ['Tea'], segmentId: 1 };
  const measured = listAdminPages(known).map(({ route }) => route.slice('routes/'.length));
  const pages = readdirSync(ROUTES)
    .filter((file) => file.startsWith('app') && file.endsWith('.tsx'))
    .map((file) => file.slice(0, -'.tsx'.length))
    .filter((route) => !NO_PAGES.includes(route));
  expect([...new Set(measured)].sort()).toEqual(pages.sort());
});
