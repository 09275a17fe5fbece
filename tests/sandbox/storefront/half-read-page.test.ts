import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../../support/launch-browser.ts';
import { recommend } from './open-page.ts';
import { serveShop } from './serve-shop.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

const PATHS = ['/', '/products/product-1', '/collections/mugs', '/cart', '/search?q=mug', '/account/login', '/nowhere'];

// A browser on a busy machine draws what it has read so far. Whatever that is, it stands where it will stand.
test.each([390, 1280])('at %i px, what is drawn of a page does not move as the rest of it is read', async (width) => {
  const { url } = await serveShop(recommend);
  // Scripts run once the page is read: without them it is as it is read.
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: false });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  for (const path of PATHS) {
    await page.goto(url + path);
    const { parts, moved } = await page.evaluate(cutFromTheEnd);
    expect({ path, moved }).toEqual({ path, moved: [] });
    expect(parts).toBeGreaterThan(30);
  }
});

/** In the page: take its elements away from the last to the first; what is in view then, and elsewhere in the end. */
function cutFromTheEnd() {
  const read = [...document.body.querySelectorAll('*')].map((element) => ({
    element,
    end: element.getBoundingClientRect(),
    isVisible: element.checkVisibility({ visibilityProperty: true }),
  }));
  const parts = read.length;
  const moved = new Set<string>();
  while (read.length > 0) {
    const { element: cut } = read.pop()!;
    while (cut.nextSibling) cut.nextSibling.remove();
    cut.remove();
    for (const { element, end, isVisible } of read) {
      if (!isVisible) continue;
      const { x, y, width, height } = element.getBoundingClientRect();
      const isInView = width * height > 0 && y < innerHeight && x < innerWidth;
      if (isInView && Math.hypot(x - end.x, y - end.y) > 1) moved.add(`${element.className}, until ${cut.className}`);
    }
  }
  return { parts, moved: [...moved] };
}
