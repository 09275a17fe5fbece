import { z } from 'zod';
import type { App } from '../../app.server.ts';
import type { AdminClient } from '../admin/create-admin-client.ts';
import { SHOP_SETTINGS } from '../graphql/documents/install.ts';

const answerSchema = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string(), ianaTimezone: z.string() }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** Ask a shop for its name, currency, time zone and what it has granted, and keep them. */
export async function loadShopSettings(app: App, client: AdminClient, shopId: number): Promise<void> {
  const { shop, currentAppInstallation } = answerSchema.parse(await client.query(SHOP_SETTINGS));
  const scopes = currentAppInstallation.accessScopes.map(({ handle }) => handle).sort();
  app.db.sql
    .prepare('UPDATE Shop SET name = ?, currency = ?, ianaTimezone = ?, scopes = ? WHERE id = ?')
    .run(shop.name, shop.currencyCode, shop.ianaTimezone, scopes.join(','), shopId);
}
