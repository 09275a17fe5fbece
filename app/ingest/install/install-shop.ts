import type { Session } from '@shopify/shopify-api';
import type { App } from '../../app.server.ts';
import { enqueueJob } from '../../jobs/enqueue-job.ts';
import { createAdminClient } from '../admin/create-admin-client.ts';
import { findShopId } from '../find-shop.ts';
import { loadShopSettings } from './load-shop-settings.ts';

/**
 * Make a shop ours once it has granted access. Shopify calls this at every new grant, about once an hour of use, so
 * for a shop that is ours already it does next to nothing. A new one is asked for its currency and time zone before
 * anything else of it is read, and gets its backfill; an unfinished backfill is taken up again.
 *
 * The merchant is waiting: when the shop's settings cannot be had now, the backfill asks for them again.
 */
export async function installShop(app: App, session: Session): Promise<void> {
  const { sql } = app.db;
  const shopId = findShopId(app.db, session.shop);
  const isNew = sql
    .prepare('SELECT installedAt IS NULL OR uninstalledAt IS NOT NULL FROM Shop WHERE id = ?')
    .pluck()
    .get(shopId) as number;
  if (isNew) {
    try {
      await loadShopSettings(app, createAdminClient(app, shopId), shopId);
    } catch (error) {
      app.log.warn('install.settings-missing', { shopId, error });
    }
  }
  const install = sql.transaction(() => {
    sql
      .prepare(
        `UPDATE Shop SET installedAt = iif(@isNew, @now, installedAt), uninstalledAt = NULL,
         scopes = iif(@scopes = '', scopes, @scopes) WHERE id = @shopId`,
      )
      .run({ shopId, isNew, now: app.now(), scopes: session.scope ?? '' });
    const { rows, open } = sql
      .prepare(
        `SELECT count(*) AS rows, count(*) FILTER (WHERE state NOT IN ('done', 'failed')) AS open
                FROM Backfill WHERE shopId = ?`,
      )
      .get(shopId) as { readonly rows: number; readonly open: number };
    if (isNew || rows === 0 || open > 0)
      enqueueJob(app.db, { shopId, name: 'start-backfill', payload: { restart: isNew === 1 }, runAt: app.now() });
  });
  install.immediate();
  if (isNew) app.log.info('shop.installed', { shopId, shop: session.shop });
}
