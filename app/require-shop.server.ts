import type { Shop } from '../prisma/generated/client.ts';
import type { App } from './app.server.ts';
import { noteOpened } from './ingest/note-opened.ts';

/**
 * The shop whose admin asks. Authenticates the session token and obtains an access token where there is none.
 *
 * @throws {Response} what Shopify's flow needs next (bounce page, redirect, 401), or 403 for a shop that is not installed.
 */
export async function requireShop(request: Request, { app }: { readonly app: App }): Promise<Shop> {
  const { session } = await app.shopify.authenticate.admin(request);
  const shop = await app.db.prisma.shop.findUnique({ where: { domain: session.shop } });
  if (!shop) throw Response.json({ reason: 'notInstalled' }, { status: 403 });
  noteOpened(app.db, shop.id, app.now());
  return shop;
}
