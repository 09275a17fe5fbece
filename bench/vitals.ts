import { copyFileSync } from 'node:fs';
import { closeApp, createApp } from '#app/create-app.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { launchBrowser, USER_AGENT } from '#tests/support/launch-browser.ts';
import type { Report } from './figure.ts';
import { makeEnv } from './make-env.ts';
import { listAdminPages } from './pages/admin-pages.ts';
import { findKnown } from './pages/find-known.ts';
import { startAdmin } from './pages/start-admin.ts';
import { requireFolder } from './require-folder.ts';
import type { Flags } from './suites.ts';
import { measureVitals, type Vitals } from './vitals/measure-vitals.ts';

/**
 * Web vitals of every page of the admin in Chromium, on the shop of a folder: the largest contentful paint, the cumulative
 * layout shift, and the slowest answer to a click on its controls.
 *
 * @throws {Error} if the folder has no orders, or a page cannot be opened.
 */
export async function benchVitals(flags: Flags, report: Report): Promise<void> {
  const folder = flags.database ? null : requireFolder(flags.dir);
  const { env, remove } = makeEnv();
  const file = env.DATABASE_URL.slice('file:'.length);
  try {
    if (folder === null) copyFileSync(flags.database!, file);
    else {
      const app = createApp(env);
      const { shopId } = await importShop(folder, { db: app.db, now: app.now() });
      rebuildProfiles(app.db, shopId);
      await closeApp(app);
    }
    const admin = await startAdmin(file);
    const browser = await launchBrowser();
    try {
      const all: Vitals[] = [];
      for (const { name, path } of listAdminPages(findKnown(admin))) {
        // Once before, so that what is measured is the page and not the first question about the shop.
        await admin.ask(path(0));
        const context = await browser.newContext({ userAgent: USER_AGENT, viewport: { width: 1280, height: 900 } });
        const vitals = await measureVitals(await context.newPage(), await admin.open(path(0)));
        await context.close();
        reportVitals(`vitals.${name}`, vitals, report, `${vitals.clicks} clicks`);
        all.push(vitals);
      }
      const most = (pick: (vitals: Vitals) => number) => Math.max(...all.map(pick));
      const worst = {
        lcpMs: most(({ lcpMs }) => lcpMs),
        cls: most(({ cls }) => cls),
        inpMs: most(({ inpMs }) => inpMs),
      };
      reportVitals('vitals', worst, report, 'the worst of these');
    } finally {
      await browser.close();
      await admin.close();
    }
  } finally {
    remove();
  }
}

function reportVitals(
  name: string,
  { lcpMs, cls, inpMs }: Omit<Vitals, 'clicks'>,
  report: Report,
  detail: string,
): void {
  report({ name: `${name}.lcp.ms`, value: lcpMs, unit: 'ms', detail });
  report({ name: `${name}.cls`, value: cls, unit: '', decimals: 4, detail });
  report({ name: `${name}.inp.ms`, value: inpMs, unit: 'ms', detail });
}
