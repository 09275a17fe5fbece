import { fileURLToPath } from 'node:url';
import { themeCheckRun } from '@shopify/theme-check-node';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../extensions/storefront', import.meta.url));

test("the block passes every check of Shopify's theme-check for app extensions", async () => {
  const { offenses, theme } = await themeCheckRun(ROOT, 'theme-check:theme-app-extension', () => undefined);
  expect(offenses.map(({ check, uri, message }) => `${check} ${uri}: ${message}`)).toEqual([]);
  expect(theme.length).toBeGreaterThanOrEqual(8);
});
