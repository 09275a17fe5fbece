import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { awaitHydration } from '#tests/support/await-hydration.ts';
import { launchBrowser, USER_AGENT } from '#tests/support/launch-browser.ts';
import { startScratchStack, type ScratchStack } from '#sandbox/demo/start-scratch-stack.ts';

test('install, learn, shop by recommendation, and see it in the admin, with a quiet console', async () => {
  const stack = await startScratchStack({ seed: 11, endAt: new Date() });
  onTestFinished(stack.close);
  const { sandbox } = stack;
  const admin = `${sandbox.url}/store/larch-and-kettle/apps/regulars`;
  const complaints: string[] = [];
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const merchant = await openPage(browser, complaints);

  // The merchant installs: a first-day shop is greeted, not broken.
  await merchant.goto(admin);
  await merchant.getByRole('button', { name: 'Install' }).click();
  const frame = merchant.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'Overview' }).waitFor();
  await stack.learn();

  const before = await readFigures(merchant, frame, admin);
  expect(before.orders).toBeGreaterThan(4000);
  expect(before.words).toContain('No recommendation has been seen');

  // A shopper opens a product and sees what goes with it, and why.
  const shopper = await openPage(browser, complaints, { width: 390, height: 844 });
  await shopper.goto(`${sandbox.url}/account/login?return_to=/products/house-espresso-beans`);
  await shopper.getByRole('button', { name: /^\S?\s*Ada\b/ }).click();
  const cards = shopper
    .locator('regulars-recommendations li')
    .filter({ hasText: /Often bought with House Espresso Beans/ });
  await untilShown(shopper, cards.first());
  expect(await cards.count()).toBeGreaterThanOrEqual(4);
  const chosen = (await cards.nth(1).getByRole('link').first().innerText()).trim();

  // Her home page says what is due, and does not repeat it below.
  await shopper.goto(sandbox.url);
  const due = shopper.getByRole('region', { name: 'Buy it again' });
  await untilShown(shopper, due.getByText('You buy this every 3 weeks'));
  expect(await due.getByRole('link').allInnerTexts()).toContain('House Espresso Beans');
  const picked = shopper.getByRole('region', { name: 'Picked for you' });
  await untilShown(shopper, picked.getByText(/^Because you bought/).first());
  const titles = await shopper.locator('regulars-recommendations a:visible').allInnerTexts();
  expect(new Set(titles).size).toBe(titles.length);

  // ... follows a recommendation, puts it into the cart, checks out.
  await shopper.goBack();
  await untilShown(shopper, cards.nth(1));
  await cards.nth(1).scrollIntoViewIfNeeded();
  await shopper.waitForTimeout(500);
  await cards.nth(1).getByRole('link').first().click();
  await shopper.getByRole('heading', { level: 1, name: chosen }).waitFor();
  await shopper.locator('form[data-product-form]').getByRole('button', { name: 'Add to cart' }).click();
  await shopper.getByRole('link', { name: 'Check out' }).click();
  await shopper.getByRole('button', { name: 'Place order' }).click();
  await shopper.getByRole('heading', { name: /Thank you, Ada/ }).waitFor();
  const order = (await shopper.getByText(/^Order #\d+$/).innerText()).replace('Order ', '');

  // The merchant sees the order, the click and the changed figures.
  await merchant.goto(`${sandbox.url}/store/larch-and-kettle/orders`);
  await merchant.getByText(order).first().waitFor();
  await expect
    .poll(() => readFigures(merchant, frame, admin), { interval: 1000 })
    .toMatchObject({
      // Ada is known: one order more, not one buyer more.
      orders: before.orders + 1,
      buyers: before.buyers,
      words: expect.stringMatching(
        new RegExp(`Latest clicks[^]*${chosen}[^]*Product page, place 2[^]*a known buyer`),
      ) as string,
    });
  const { words } = await readFigures(merchant, frame, admin);
  expect(words).toMatch(/clicked 1 of them, and placed 1 order with a product they had clicked/);

  await keepSegmentInShopify(merchant, frame, stack);
  expect(complaints).toEqual([]);
}, 300_000);

/** From a number to a segment that is kept in Shopify: its tag comes to who belongs to it, and goes with them. */
async function keepSegmentInShopify(page: Page, frame: FrameLocator, { sandbox, databaseFile }: ScratchStack) {
  const sql = new SqliteDatabase(databaseFile, { readonly: true });
  onTestFinished(() => void sql.close());
  const shop = `${sandbox.url}/store/larch-and-kettle`;
  await openInAdmin(page, frame, `${shop}/apps/regulars/app/repeat-purchases`);
  await frame.getByRole('button', { name: /^Actions ?: 6 orders/ }).click();
  await frame.getByRole('link', { name: 'Make a segment' }).click();
  await frame.getByRole('button', { name: 'Save segment' }).click();
  await frame.getByRole('button', { name: 'Start tagging' }).click();
  const upToDate = frame.getByRole('status').filter({ hasText: 'Up to date as of' });
  await upToDate.waitFor();
  const address = `${shop}/apps/regulars${sql.prepare(`SELECT '/app/segments/' || segmentId FROM Segment`).pluck().get() as string}`;
  const members = sql.prepare('SELECT customerId FROM SegmentTag ORDER BY customerId').pluck().all() as number[];
  const tagsOf = (customerId: number) =>
    sandbox.store
      .getCustomer(`gid://shopify/Customer/${customerId}`)
      ?.tags.filter((tag) => tag.startsWith('regulars:'));
  const [leaving, staying] = members as [number, number];
  const tag = sql.prepare('SELECT tag FROM SegmentSync').pluck().get();
  await page.goto(`${shop}/customers/${leaving}`);
  expect(await page.locator('[data-tags]').innerText()).toBe(tag);

  // One orders for the seventh time, and does not belong to it any more: the next sync takes the tag away.
  const [product] = sandbox.store.listProducts().filter(({ variants }) => variants[0]!.inventoryQuantity > 0);
  const lines = [{ variantId: product!.variants[0]!.id, quantity: 1 }];
  sandbox.store.placeOrder({
    ...{ customerId: `gid://shopify/Customer/${leaving}`, lines, checkoutToken: 'seventh', cartToken: 'seventh' },
  });
  const orders = sql.prepare('SELECT orderCount FROM BuyerProfile WHERE customerId = ?').pluck();
  await expect.poll(() => orders.get(leaving)).toBe(7);
  await openInAdmin(page, frame, address);
  await frame.getByRole('button', { name: 'Save segment' }).click();
  await expect.poll(() => tagsOf(leaving)).toEqual([]);
  expect(tagsOf(staying)).toEqual([tag]);

  await openInAdmin(page, frame, address);
  await frame.getByRole('button', { name: 'Stop and remove the tags' }).click();
  await expect.poll(() => members.flatMap(tagsOf)).toEqual([]);
}

/** Wait for a list of the shop's page. One whose answer takes longer than three seconds stays away until the page is opened again. */
async function untilShown(page: Page, part: Locator): Promise<void> {
  const asking = page.locator('regulars-recommendations[aria-busy=true]:visible');
  const isShown = async () => {
    if ((await asking.count()) > 0) return false;
    if (await part.isVisible()) return true;
    await page.reload();
    return false;
  };
  await expect.poll(isShown).toBe(true);
}

/** A page of somebody of their own. */
async function openPage(
  browser: Browser,
  complaints: string[],
  viewport = { width: 1280, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ userAgent: USER_AGENT, viewport, locale: 'en-GB' });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return page;
}

/** Open a page of the app, and wait until it does what its buttons say. */
async function openInAdmin(page: Page, frame: FrameLocator, address: string): Promise<void> {
  await page.goto(address);
  await awaitHydration(frame);
}

/** What the admin says: the exported repeat-purchase figures, and the words of the recommendations page. */
async function readFigures(page: Page, frame: FrameLocator, admin: string) {
  await page.goto(`${admin}/app/repeat-purchases`);
  await frame.getByRole('heading', { name: 'Repeat purchases', exact: true }).waitFor();
  const table = await frame
    .locator('body')
    .evaluate(async () => (await fetch('/app/repeat-purchases.csv?table=sequence&period=all')).text());
  // Buyers who reached order 1, 2, 3 ...: their sum is the number of counted orders of known buyers.
  const reached = table
    .split('\n')
    .map((line) => line.split(','))
    .filter(([orderNumber]) => Number(orderNumber) > 0)
    .map((cells) => Number(cells[1]));
  await page.goto(`${admin}/app/recommendations`);
  await frame.getByRole('heading', { name: 'Recommendations', exact: true }).waitFor();
  return {
    buyers: reached[0] ?? 0,
    orders: reached.reduce((sum, n) => sum + n, 0),
    words: await frame.locator('body').innerText(),
  };
}
