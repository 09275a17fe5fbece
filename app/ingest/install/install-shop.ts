import type { Session } from '@shopify/shopify-api';
import type { App } from '../../app.server.ts';
import { enqueueJob } from '../../jobs/enqueue-job.ts';
import { findShopId } from '../find-shop.ts';

/**
 * Make a shop ours once it has granted access: Shopify calls this at every new grant, about once an hour of use, so
 * it only writes rows. A shop that was not installed gets its backfill, which first asks for its settings and
 * activates the pixel.
 */
export async function installShop(app: App, session: Session): Promise<void> {
  const { sql } = app.db;
  const install = sql.transaction(() => {
    const shopId = findShopId(app.db, session.shop);
    const isNew = sql
      .prepare('SELECT installedAt IS NULL OR uninstalledAt IS NOT NULL FROM Shop WHERE id = ?')
      .pluck()
      .get(shopId) as number;
    sql
      .prepare(
        `UPDATE Shop SET installedAt = iif(?, ?, installedAt), uninstalledAt = NULL,
         scopes = iif(? = '', scopes, ?) WHERE id = ?`,
      )
      .run(isNew, app.now(), session.scope ?? '', session.scope ?? '', shopId);
    const isBackfilled = sql.prepare('SELECT 1 FROM Backfill WHERE shopId = ? LIMIT 1').get(shopId) !== undefined;
    if (isNew || !isBackfilled)
      enqueueJob(app.db, { shopId, name: 'start-backfill', payload: { restart: isNew === 1 } });
    return { shopId, isNew };
  });
  const { shopId, isNew } = install.immediate();
  if (isNew) app.log.info('shop.installed', { shopId, shop: session.shop });
}
