import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/launch-browser.ts';
import { openPage } from './open-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BLOCK = 'regulars-recommendations';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

describe('with an app that answers', () => {
  test('cards come into their reserved space: picture, title, price, reason, button; nothing shifts', async () => {
    const { url, page, asked, complaints, listShifts } = await openPage(browser);
    await page.goto(`${url}/products/product-1`);
    const card = page.locator(`${BLOCK} li:visible`).nth(1);
    await card.scrollIntoViewIfNeeded();
    expect((await card.locator('a').innerText()).trim()).toBe('Product 3');
    expect(await card.locator('.regulars__price').innerText()).toMatch(/^£3\.00\s+£4\.50$/);
    expect(await card.locator('.regulars__reason').innerText()).toBe('Often bought with Sage Mug');
    expect(await card.getByRole('button', { name: 'Add to cart Product 3' }).count()).toBe(1);
    const image = card.locator('img');
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    expect(await image.getAttribute('width')).toBe('600');
    expect(await page.locator(`${BLOCK} li:visible`).count()).toBe(4);
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({
      placement: 'product',
      product: '1',
      limit: '8',
      locale: 'en',
    });
    expect(await listShifts()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('the sandbox bar keeps its height: before its parts are there, and open while calls come in', async () => {
    const { url, page } = await openPage(browser);
    await page.goto(`${url}/products/product-1`);
    const bar = page.locator('[data-sandbox-bar]');
    const height = () => bar.evaluate((element) => element.getBoundingClientRect().height);
    const closed = await height();
    await bar.locator('summary').click();
    const open = await height();
    await bar.locator('tbody').evaluate((body: HTMLTableSectionElement) => {
      for (let n = 0; n < 50; n++) body.insertRow().insertCell().textContent = `call ${n}`;
    });
    expect(await height()).toBe(open);
    await bar.locator('summary').click();
    expect(await height()).toBe(closed);
    // As when the page is drawn in the middle of a slow answer.
    await bar.locator('details').evaluate((element) => element.remove());
    expect(await height()).toBe(closed);
  });

  test('half a card in view once is one impression; a click and an addition are told with slot and product', async () => {
    const { url, page, acts, pixel } = await openPage(browser);
    await page.goto(`${url}/products/product-1`);
    const block = page.locator(BLOCK);
    await block.scrollIntoViewIfNeeded();
    await expect.poll(() => acts).toHaveLength(4);
    await page.evaluate(() => scrollTo(0, 0));
    await block.scrollIntoViewIfNeeded();
    await block.getByRole('button', { name: 'Add to cart Product 4' }).click();
    await expect.poll(() => block.getByRole('status').innerText()).toBe('Product 4 was added to your cart.');
    await expect.poll(() => page.locator('[data-cart-count]').innerText()).toBe('1');
    await block.getByRole('link', { name: 'Product 2' }).click();
    await page.waitForURL('**/products/product-2');
    await expect.poll(() => acts.map(({ kind }) => kind)).toContain('click');

    // What was not confirmed before the page was left is told again on the next, with the same id.
    const told = acts.filter(({ id }, index) => acts.findIndex((other) => other.id === id) === index);
    const list = told.slice(0, 6).map(({ kind, productId, slot }) => `${kind} ${productId} ${slot}`);
    expect(list.sort()).toEqual([
      'addToCart 4 3',
      'click 2 1',
      'impression 2 1',
      'impression 3 2',
      'impression 4 3',
      'impression 5 4',
    ]);
    expect(new Set(told.map(({ recommendationId }) => recommendationId))).toEqual(new Set(['rec-0001']));
    // The pixel saw both views and the addition, as the same visitor.
    await expect.poll(() => new Set(pixel.map(({ kind }) => kind))).toEqual(new Set(['view', 'addToCart']));
    expect(new Set([...told, ...pixel].map(({ visitorId }) => visitorId)).size).toBe(1);
  });

  test('without consent nothing is told and no visitor id is made; with consent, what waited is', async () => {
    const { url, page, acts, pixel, asked } = await openPage(browser);
    await page.request.post(`${url}/_sandbox/visit`, { form: { consent: 'false' } });
    await page.goto(`${url}/products/product-1`);
    await page.locator(BLOCK).scrollIntoViewIfNeeded();
    await page.waitForTimeout(2500);
    expect([acts, pixel]).toEqual([[], []]);
    expect(asked[0]!.searchParams.has('visitor')).toBe(false);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.evaluate(() =>
      (
        window as never as { Shopify: { customerPrivacy: { setTrackingConsent(c: object): void } } }
      ).Shopify.customerPrivacy.setTrackingConsent({ analytics: true }),
    );
    await expect.poll(() => acts).toHaveLength(4);
    await expect.poll(() => pixel.map(({ kind }) => kind)).toEqual(['view']);
    const [id] = new Set([...acts, ...pixel].map(({ visitorId }) => visitorId));
    expect(await page.evaluate(() => localStorage.getItem('regulars_visitor'))).toBe(id);
    await page.reload();
    await expect.poll(() => asked[1]!.searchParams.get('visitor')).toBe(id);
  });

  test.each([390, 1280])(
    'at %i px: nothing wider than the page, targets of 24 px, axe finds nothing serious',
    async (width) => {
      const { url, page } = await openPage(browser, { width });
      await page.goto(`${url}/products/product-1`);
      await page.locator(`${BLOCK}[aria-busy=false]`).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      for (const control of await page.locator(`${BLOCK} button:visible`).all()) {
        const box = (await control.boundingBox())!;
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
      }
      const fits = width === 390 ? 2 : 4;
      const inRow = await page.locator(`${BLOCK} ul`).evaluate((list) => {
        const { right } = list.getBoundingClientRect();
        return [...list.children].filter(
          (item) => item.getBoundingClientRect().width && item.getBoundingClientRect().right <= right + 1,
        ).length;
      });
      expect(inRow).toBe(fits);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() =>
        (
          window as never as {
            axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
          }
        ).axe.run(),
      );
      expect(
        violations
          .filter(({ impact }) => ['serious', 'critical'].includes(impact))
          .map(({ id, nodes }) => [id, nodes[0]!.html]),
      ).toEqual([]);
    },
  );

  test('an overflowing row is walked with the keyboard and by its arrows, which say when there is no more', async () => {
    const { url, page } = await openPage(browser, { width: 390 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${url}/products/product-1`);
    const list = page.locator(`${BLOCK} ul`);
    const next = page.getByRole('button', { name: 'Show more products' });
    await next.waitFor();
    expect(await page.getByRole('button', { name: 'Show previous products' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await next.click();
    await expect.poll(() => next.getAttribute('aria-disabled')).toBe('true');
    expect(await list.evaluate((row) => row.scrollLeft)).toBeGreaterThan(200);
    await page.getByRole('link', { name: 'Product 2' }).focus();
    const order: string[] = [];
    for (let step = 0; step < 4; step++) {
      order.push(await page.evaluate(() => document.activeElement!.className.split(' ')[0]!));
      await page.keyboard.press('Tab');
    }
    expect(order).toEqual(['regulars__title', 'regulars__add', 'regulars__title', 'regulars__add']);
  });

  test('a hostile answer is only text', async () => {
    const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const product = {
      id: '2',
      variantId: '20',
      handle: 'x',
      title: evil,
      price: '1.00',
      currency: 'GBP',
      image: 'javascript:window.hit=1',
      reason: evil,
    };
    const { url, page, complaints } = await openPage(browser, {
      answer: (_, response) => void response.end(JSON.stringify({ recommendationId: 'rec-0001', products: [product] })),
    });
    await page.goto(`${url}/products/product-1`);
    await page.locator(`${BLOCK}[aria-busy=false]`).waitFor();
    expect(await page.locator(`${BLOCK} .regulars__title`).first().textContent()).toBe(evil);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(complaints).toEqual([]);
  });
});

describe('with an app that does not', () => {
  const FAULTS: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>> = {
    'is dead': (request) => request.destroy(),
    'answers 500': (_, response) => response.writeHead(500).end(),
    'answers nothing to show': (_, response) => response.end('{"recommendationId":null,"products":[]}'),
    'answers garbage': (_, response) => response.end('<!doctype html><b>oops'),
    'answers without end': (_, response) => response.end(`{"a":"${'x'.repeat(5e6)}"}`),
    'is slow': () => undefined,
  };

  // Waiting for what does not come is most of it: all wait at the same time.
  test('blank, no shift, no complaint, on every page and at both widths', async () => {
    const cases = [
      ['is dead', '/', 1280],
      ['is dead', '/cart', 1280],
      ['answers 500', '/products/product-1', 390],
      ['answers nothing to show', '/cart', 1280],
      ['answers garbage', '/collections/mugs', 390],
      ['answers without end', '/cart', 390],
      ['is slow', '/cart', 1280],
    ] as const;
    const seen = cases.map(async ([fault, path, width]) => {
      const { url, page, complaints, listShifts } = await openPage(browser, { answer: FAULTS[fault]!, width });
      await page.goto(url + path);
      const block = page.locator(BLOCK);
      const visibility = () => block.evaluate((element: HTMLElement) => element.style.visibility);
      await expect.poll(visibility, { message: `${fault} on ${path}` }).toBe('hidden');
      const isHeaded = await block.getByRole('heading').isVisible();
      await page.mouse.wheel(0, 2000);
      await page.waitForTimeout(400);
      return { fault, path, width, isHeaded, shifts: await listShifts(), complaints };
    });
    expect(await Promise.all(seen)).toEqual(
      cases.map(([fault, path, width]) => ({ fault, path, width, isHeaded: false, shifts: [], complaints: [] })),
    );
  });

  test('its space goes once that moves nothing in view', async () => {
    const { url, page } = await openPage(browser, { answer: (request) => void request.destroy() });
    await page.goto(`${url}/`);
    await expect.poll(() => page.locator(BLOCK).evaluate((element: HTMLElement) => element.hidden)).toBe(true);
  });

  test('the pixel of a dead app complains no more than the block', async () => {
    const { url, page, complaints } = await openPage(browser);
    await page.request.post(`${url}/_sandbox/visit`, { form: { backend: 'dead' } });
    await page.goto(`${url}/products/product-1`);
    await page.waitForTimeout(2500);
    expect(complaints).toEqual([]);
  });
});
