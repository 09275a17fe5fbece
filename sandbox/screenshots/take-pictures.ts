import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const ADMIN = '/store/larch-and-kettle/apps/regulars/app';

interface View {
  readonly name: string;
  readonly path: string;
  /** What must be there before the picture is taken. */
  readonly ready: string;
  /** An admin page: it is in the shell's frame. */
  readonly framed?: boolean;
  /** Widths at which the README shows it. */
  readonly readme?: readonly number[];
}

const AT_RISK = JSON.stringify({ all: [{ field: 'stage', is: 'atRisk' }] });
const SHELF = 'regulars-recommendations[aria-busy="false"]';
const VIEWS: readonly View[] = [
  { name: 'storefront-home', path: '/', ready: SHELF },
  { name: 'storefront', path: '/products/house-espresso-beans', ready: SHELF, readme: [1280, 390] },
  ...[
    ['overview', '', 'Overview'],
    ['repeat-purchases', '/repeat-purchases', 'Repeat purchases'],
    ['cohorts', '/cohorts', 'Cohorts'],
    ['time-to-next-order', '/time-to-next-order', 'Time to next order'],
    ['products', '/product-report', 'Products'],
    ['buyers', '/buyers', 'Buyers'],
    ['segment', `/segments/new?${new URLSearchParams({ rule: AT_RISK, name: 'At risk' })}`, 'New segment'],
  ].map(([name, path, title]) => ({
    ...{ name: `${name}`, path: `${ADMIN}${path}`, ready: `h1:has-text("${title}")` },
    ...{ framed: true, readme: [1280, 390] },
  })),
  {
    name: 'recommendations',
    path: `${ADMIN}/recommendations`,
    ready: 'h1:has-text("Recommendations")',
    framed: true,
    readme: [1280],
  },
  {
    name: 'models',
    path: `${ADMIN}/models`,
    ready: 'h1:has-text("Models")',
    framed: true,
    readme: [1280],
  },
  {
    name: 'merchandising',
    path: `${ADMIN}/merchandising`,
    ready: 'h1:has-text("Merchandising")',
    framed: true,
    readme: [1280],
  },
  { name: 'data-health', path: `${ADMIN}/data-health`, ready: 'h1:has-text("Data health")', framed: true },
];
const SIZES = [
  { width: 1280, height: 1120 },
  { width: 390, height: 844 },
];

interface Pictures {
  /** The sandbox. */
  readonly url: string;
  /** Whose page is shown. */
  readonly customerId: number;
  readonly folder: string;
  readonly onlyReadme: boolean;
}

/** Take every view at desktop and telephone width, or only the README's. @returns how many pictures there are. */
export async function takePictures(
  browser: Browser,
  { url, customerId, folder, onlyReadme }: Pictures,
): Promise<number> {
  const buyer = {
    name: 'buyer',
    path: `${ADMIN}/buyers/${customerId}`,
    ready: 'h1',
    framed: true,
    readme: [1280, 390],
  };
  let taken = 0;
  for (const viewport of SIZES) {
    const context = await browser.newContext({
      userAgent: USER_AGENT,
      viewport,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    for (const { name, path, ready, framed, readme = [] } of [...VIEWS, buyer]) {
      if (onlyReadme && !readme.includes(viewport.width)) continue;
      await page.goto(`${url}${path}`);
      await (framed ? page.frameLocator('iframe') : page).locator(ready).first().waitFor();
      if (!framed) await showRecommendations(page);
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(folder, `${name}-${viewport.width}.png`) });
      taken++;
    }
    await context.close();
  }
  return taken;
}

/** Bring the shelf into view on a telephone, without the sandbox's own bar. */
async function showRecommendations(page: Page): Promise<void> {
  await page.locator('[data-sandbox-bar]').evaluate((bar) => ((bar as HTMLElement).style.display = 'none'));
  if ((page.viewportSize()?.width ?? 0) > 600) return;
  await page.locator('regulars-recommendations').first().scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 320));
}
