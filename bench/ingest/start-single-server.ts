import { closeApp, createApp } from '#app/create-app.server.ts';
import type { Env } from '#app/env.server.ts';
import { findShopId } from '#app/ingest/find-shop.ts';
import { readBody } from '#app/ingest/read-body.ts';
import { verifyWebhook } from '#app/ingest/verify-webhook.ts';
import { listen } from './listen.ts';

/** The usual way: the same signature check, table and durability, and a commit for every event. */
export async function startSingleServer(env: Env): ReturnType<typeof listen> {
  const app = createApp(env);
  const insert = app.db.sql.prepare(
    `INSERT INTO WebhookDelivery (shopId, deliveryId, topic, apiVersion, receivedAt, body) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const { url, close } = await listen((request, response) => {
    const header = (name: string) => String(request.headers[`x-shopify-${name}`]);
    readBody(request, 8 * 1024 * 1024, (body) => {
      if (!body || !verifyWebhook([env.SHOPIFY_API_SECRET], body, header('hmac-sha256'))) {
        response.writeHead(401).end();
        return;
      }
      const shopId = findShopId(app.db, header('shop-domain'));
      insert.run(shopId, header('webhook-id'), header('topic'), header('api-version'), Date.now(), body);
      response.writeHead(200, { 'Content-Length': 0 }).end();
    });
  });
  return {
    url,
    async close() {
      await close();
      await closeApp(app);
    },
  };
}
