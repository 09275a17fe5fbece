import { prepareOnce } from '../prepare-once.ts';
import type { Reading, WebhookContext } from './reading.ts';

/** Shopify's clock and ours may differ by this much. */
const CLOCK_SKEW = 1000;

/**
 * Act on app/uninstalled: the access is gone, so its sessions and the jobs that would use it go too. The facts stay
 * until shop/redact, 48 hours later. A message that comes after the shop has installed again changes nothing.
 */
export function uninstallShop(_payload: unknown, { app, shop, happenedAt }: WebhookContext): Reading {
  return {
    write() {
      const { changes } = prepareOnce(
        app.db,
        `UPDATE Shop SET uninstalledAt = @at, pixelId = NULL
         WHERE id = @id AND (installedAt IS NULL OR installedAt <= @at + ${CLOCK_SKEW})`,
      ).run({ at: happenedAt, id: shop.id });
      if (changes === 0) return;
      prepareOnce(app.db, 'DELETE FROM Session WHERE shopId = ?').run(shop.id);
      prepareOnce(app.db, `DELETE FROM Job WHERE shopId = ? AND state = 'waiting'`).run(shop.id);
    },
  };
}
