import { z } from 'zod';
import type { App } from '../../app.server.ts';
import type { AdminClient } from '../admin/create-admin-client.ts';
import { WEB_PIXEL, WEB_PIXEL_CREATE, WEB_PIXEL_UPDATE } from '../graphql/documents/install.ts';

const payloadSchema = z.object({
  webPixel: z.object({ id: z.string() }).nullable(),
  userErrors: z.array(z.object({ code: z.string().nullish(), message: z.string() })),
});
const createSchema = z.object({ webPixelCreate: payloadSchema });
const updateSchema = z.object({ webPixelUpdate: payloadSchema });
const querySchema = z.object({ webPixel: z.object({ id: z.string() }).nullable() });

type Payload = z.infer<typeof payloadSchema>;

/**
 * Activate the shop's web pixel, or give the active one its current settings: whose events they are and where they go.
 *
 * @throws {Error} if Shopify refuses.
 */
export async function activatePixel(app: App, client: AdminClient, shopId: number): Promise<void> {
  const settings = JSON.stringify({ accountID: client.shop, endpoint: `${app.env.SHOPIFY_APP_URL}/pixel` });
  const webPixel = { settings };
  const create = async () => createSchema.parse(await client.query(WEB_PIXEL_CREATE, { webPixel })).webPixelCreate;
  const update = async (id: string) =>
    updateSchema.parse(await client.query(WEB_PIXEL_UPDATE, { id, webPixel })).webPixelUpdate;

  const known = app.db.sql.prepare('SELECT pixelId FROM Shop WHERE id = ?').pluck().get(shopId) as string | null;
  let payload = known ? await update(known) : await create();
  if (known && has(payload, 'NOT_FOUND')) payload = await create();
  if (has(payload, 'TAKEN')) {
    const active = querySchema.parse(await client.query(WEB_PIXEL)).webPixel;
    if (active) payload = await update(active.id);
  }
  if (!payload.webPixel) {
    const reasons = payload.userErrors.map(({ message }) => message).join('; ');
    throw new Error(`Cannot activate the pixel of ${client.shop}: Shopify must accept it, but said "${reasons}".`);
  }
  app.db.sql.prepare('UPDATE Shop SET pixelId = ? WHERE id = ?').run(payload.webPixel.id, shopId);
}

function has({ userErrors }: Payload, code: string): boolean {
  return userErrors.some((error) => error.code === code);
}
