import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { startListener } from './start-listener.ts';
import { startTestSandbox, type TestSandbox } from './start-test-sandbox.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const NAMES = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Customer { displayName } } }`;
const ids = ['gid://shopify/Customer/1', 'gid://shopify/Customer/404'];

/** Ask as App Bridge lets a page of the app ask. */
async function askInPage(options: Parameters<typeof startTestSandbox>[0] = {}) {
  const listener = await startListener(() => ({
    body: `<!doctype html><title>App</title><script src="${sandbox.url}/app-bridge.js"></script><p>here</p>`,
  }));
  const sandbox: TestSandbox = await startTestSandbox({ ...options, appUrl: listener.url });
  await sandbox.getToken();
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(`${sandbox.url}/store/little/apps/regulars`);
  const app = page.frameLocator('iframe.app');
  await app.getByText('here').waitFor();
  const ask = (version: string, body: object) =>
    app.locator('body').evaluate(
      async (_body, [address, text]) => {
        const response = await fetch(address!, { method: 'POST', body: text! });
        return { status: response.status, answer: (await response.json()) as unknown };
      },
      [`shopify:admin/api/${version}/graphql.json`, JSON.stringify(body)] as const,
    );
  return { ask, sandbox, heard: listener.heard };
}

test('a page of the app learns names from the admin itself; its server never hears of it, and is refused', async () => {
  const { ask, sandbox, heard } = await askInPage();
  const { status, answer } = await ask('2026-10', { query: NAMES, variables: { ids } });
  expect(status).toBe(200);
  expect(answer).toMatchObject({ data: { nodes: [{ id: ids[0], displayName: 'Ada Byron' }, null] } });
  expect(heard.map(({ path }) => new URL(path, 'http://app').pathname)).toEqual(['/']);
  const refused = await sandbox.query(NAMES, { ids });
  expect(refused.errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
});

test('without approval the names are refused in words, with the rest of the answer', async () => {
  const { ask } = await askInPage({ options: { directApiContent: [] } });
  const { answer } = await ask('2026-10', { query: NAMES, variables: { ids } });
  expect(answer).toMatchObject({
    data: { nodes: [null, null] },
    errors: [{ message: expect.stringMatching(/not approved to use the displayName field/) }],
  });
});

test('another version of the Admin API is not there', async () => {
  const { ask } = await askInPage();
  expect((await ask('2026-01', { query: NAMES, variables: { ids } })).status).toBe(404);
});
