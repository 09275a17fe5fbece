import { createHmac } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { startListener, type Answer, type Heard } from './start-listener.ts';
import { API_KEY, API_SECRET, startTestSandbox } from './start-test-sandbox.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** An app as small as it can be: every path is a page with a menu, a form and what App Bridge offers. */
function answerAs(path: string, bridge: string, heard: readonly Heard[]): Answer {
  const at = new URL(path, 'http://app');
  if (at.pathname === '/auth/session-token')
    return { body: `<script data-api-key="${API_KEY}" src="${bridge}"></script>` };
  if (at.pathname === '/api') {
    const again = heard.filter((one) => one.path === '/api').length > 1;
    return again
      ? { body: 'welcome' }
      : { status: 401, headers: { 'x-shopify-retry-invalid-session-request': '1' }, body: '' };
  }
  return {
    body: `<!doctype html><title>App</title><script data-api-key="${API_KEY}" src="${bridge}"></script>
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/list">List</a><a href="/app/more">More</a></ui-nav-menu>
<ui-title-bar title="${at.pathname}"><button variant="primary" onclick="document.title='Pressed'">Do it</button></ui-title-bar>
<p id="path">${at.pathname}</p>
<form data-save-bar data-discard-confirmation onsubmit="event.preventDefault();document.querySelector('#path').textContent='saved'"><input name="title" aria-label="Title" value="old"></form>
<ui-modal id="ask"><p>Really?</p><ui-title-bar title="A question"><button variant="primary">Yes</button></ui-title-bar></ui-modal>`,
  };
}

interface Opened {
  readonly page: Page;
  readonly app: FrameLocator;
  readonly heard: readonly Heard[];
  readonly url: string;
}

async function openShell(path = '', prepare?: (page: Page) => Promise<unknown>): Promise<Opened> {
  let bridge = '';
  const listener = await startListener(({ path: asked }) => answerAs(asked, bridge, listener.heard));
  const sandbox = await startTestSandbox({ appUrl: listener.url });
  bridge = `${sandbox.url}/app-bridge.js`;
  await sandbox.getToken();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  onTestFinished(() => page.close());
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  onTestFinished(() => expect(faults).toEqual([]));
  await prepare?.(page);
  await page.goto(`${sandbox.url}/store/little/apps/regulars${path}`, { waitUntil: 'commit' });
  const app = page.frameLocator('iframe.app');
  await app.locator('#path').waitFor();
  return { page, app, heard: listener.heard, url: sandbox.url };
}

test('the app opens with Shopify’s signed parameters at the path of the address bar', async () => {
  const { app, heard } = await openShell('/app/list?tab=2');
  expect(await app.locator('#path').textContent()).toBe('/app/list');
  const { searchParams } = new URL(heard[0]!.path, 'http://app');
  expect(searchParams.get('tab')).toBe('2');
  expect(searchParams.get('embedded')).toBe('1');
  expect(Buffer.from(searchParams.get('host') ?? '', 'base64').toString()).toBe('admin.shopify.com/store/little');
  const token = searchParams.get('id_token') ?? '';
  const { payload } = await jwtVerify(token, new TextEncoder().encode(API_SECRET), { audience: API_KEY });
  expect(payload).toMatchObject({ iss: 'https://little.myshopify.com/admin', dest: 'https://little.myshopify.com' });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  const hmac = searchParams.get('hmac');
  searchParams.delete('hmac');
  const message = [...searchParams]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('&');
  expect(hmac).toBe(createHmac('sha256', API_SECRET).update(message).digest('hex'));
});

test('the menu stands in the sidebar, and following it moves app and address bar', async () => {
  const { page, app, url } = await openShell('/app');
  const links = page.locator('.app-nav a');
  await links.nth(1).waitFor();
  expect(await links.allTextContents()).toEqual(['List', 'More']);
  await links.nth(0).click();
  await app.locator('#path', { hasText: '/app/list' }).waitFor();
  expect(page.url()).toBe(`${url}/store/little/apps/regulars/app/list`);
  expect(await page.locator('.app-nav a[aria-current="page"]').textContent()).toBe('List');
  expect(await page.locator('.app-title').textContent()).toBe('/app/list');
  await page.locator('.app-actions button', { hasText: 'Do it' }).click();
  await expect.poll(() => app.locator('title').textContent()).toBe('Pressed');
});

test('an admin whose script comes late still hears the menu and the title', async () => {
  const { page } = await openShell('/app', (opened) =>
    opened.route('**/_sandbox/shell.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    }),
  );
  await page.locator('.app-nav a').nth(1).waitFor();
  expect(await page.locator('.app-title').textContent()).toBe('/app');
});

test('fetch carries an id token, and asks once more when it was refused', async () => {
  const { app, heard } = await openShell();
  expect(await app.locator('body').evaluate(() => fetch('/api').then((response) => response.text()))).toBe('welcome');
  const tokens = heard
    .filter(({ path }) => path === '/api')
    .map(({ headers }) => String(headers.authorization).replace('Bearer ', ''));
  expect(tokens).toHaveLength(2);
  expect(tokens[0]).not.toBe(tokens[1]);
  expect(decodeJwt(tokens[1] ?? '').aud).toBe(API_KEY);
});

test('the bounce page comes back with a fresh id token', async () => {
  const { app, heard } = await openShell();
  await app.locator('body').evaluate(() => {
    location.assign('/auth/session-token?shopify-reload=%2Fapp%2Flist%3Fa%3D1');
  });
  await app.locator('#path', { hasText: '/app/list' }).waitFor();
  const back = new URL(heard.at(-1)!.path, 'http://app');
  expect(back.searchParams.get('a')).toBe('1');
  expect(decodeJwt(back.searchParams.get('id_token') ?? '').aud).toBe(API_KEY);
});

test('unsaved changes: the bar shows, leaving asks, saving submits', async () => {
  const { page, app } = await openShell('/app');
  await app.getByLabel('Title').fill('new');
  const bar = page.locator('.save-bar');
  await bar.waitFor();
  await page.locator('.app-nav a').first().click();
  await page.locator('.ask').getByText('Leave page with unsaved changes?').waitFor();
  await page.locator('.ask button', { hasText: 'Stay' }).click();
  expect(await app.locator('#path').textContent()).toBe('/app');
  await bar.getByText('Save', { exact: true }).click();
  await app.locator('#path', { hasText: 'saved' }).waitFor();
  await bar.waitFor({ state: 'hidden' });
});

test('discarding asks first and resets the form', async () => {
  const { page, app } = await openShell('/app');
  await app.getByLabel('Title').fill('new');
  await page.locator('.save-bar').getByText('Discard').click();
  await page.locator('.ask button', { hasText: 'Discard changes' }).click();
  await page.locator('.save-bar').waitFor({ state: 'hidden' });
  expect(await app.getByLabel('Title').inputValue()).toBe('old');
});

test('toast, loading, modal, scopes and extensions answer', async () => {
  const { page, app } = await openShell();
  const body = app.locator('body');
  await body.evaluate(() => {
    const { toast, loading } = window.shopify;
    toast.show('Saved', { duration: 60_000 });
    loading(true);
  });
  await page.locator('.toast', { hasText: 'Saved' }).waitFor();
  await page.locator('.progress').waitFor({ state: 'visible' });
  await page.locator('.toast button').click();
  await page.locator('.toast').waitFor({ state: 'detached' });
  await body.evaluate(() => window.shopify.modal.show('ask'));
  await app.getByRole('dialog', { name: 'A question' }).getByText('Really?').waitFor();
  await app.getByRole('button', { name: 'Close' }).click();
  const scopes = await body.evaluate(() => window.shopify.scopes.query());
  expect(scopes.optional).toEqual(['read_all_orders', 'write_customers']);
  expect(scopes.granted).toContain('read_all_orders');
  const extensions = await body.evaluate(() => window.shopify.app.extensions());
  expect(extensions).toMatchObject([
    { type: 'theme_app_extension', activations: [{ status: 'active', target: 'section' }] },
  ]);
});

test('before the merchant installs, the scopes are listed; after, the app is there', async () => {
  const listener = await startListener(() => ({ body: '<p>the app</p>' }));
  const sandbox = await startTestSandbox({ appUrl: listener.url });
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(`${sandbox.url}/store/little/apps/regulars`);
  expect(await page.locator('.scopes code').allTextContents()).toEqual(
    expect.arrayContaining(['read_orders', 'read_all_orders']),
  );
  await page.getByRole('button', { name: 'Install' }).click();
  await page.frameLocator('iframe.app').getByText('the app').waitFor();
});

test('links of the app to Shopify’s admin lead to the sandbox’s', async () => {
  const { page, app, url } = await openShell();
  await app
    .locator('body')
    .evaluate(
      () => void window.open('https://little.myshopify.com/admin/themes/current/editor?template=product', '_top'),
    );
  await page.getByRole('heading', { name: 'Online Store' }).waitFor();
  expect(page.url()).toBe(`${url}/store/little/themes/current/editor?template=product`);
});
