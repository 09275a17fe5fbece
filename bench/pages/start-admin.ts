import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase, type Database } from '#app/db.server.ts';
import { loadEnv } from '#app/env.server.ts';
import { answerAsShop } from '#tests/support/answer-as-shop.ts';
import { USER_AGENT } from '#tests/support/launch-browser.ts';
import { signIdToken } from '#tests/support/sign-id-token.ts';

const TOKEN = { key: 'bench', secret: 'bench-secret' };

/** The admin of a database's one shop, as its merchant's browser reaches it. */
export interface BenchAdmin {
  readonly db: Database;
  readonly shopId: number;
  /** The address Shopify opens in its frame for a path of ours. */
  open(path: string): Promise<string>;
  /** Ask for the document of a path, or, with the name of a route, for what its loader gives to a page that is open. */
  ask(path: string, route?: string): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Start the whole server, with its threads of reports, on a database file, in front of a shop that grants every token.
 * Sessions in the file are forgotten: they may be sealed with another server's keys.
 */
export async function startAdmin(file: string): Promise<BenchAdmin> {
  const db = openDatabase(`file:${file}`, 'crash');
  db.sql.exec('DELETE FROM Session');
  const shop = createServer(answerAsShop);
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  // React renders at a fraction of its speed unless this is so, and Shopify's package reads where App Bridge is from here.
  Object.assign(process.env, { NODE_ENV: 'production', APP_BRIDGE_URL: `${shopUrl}/app-bridge.js` });
  const { startServer } = await import('#app/start-server.ts');
  const server = await startServer(
    loadEnv({
      ...{ NODE_ENV: 'test', DATABASE_URL: `file:${file}`, PORT: '0', LOG_LEVEL: 'silent', REGULARS_ROLE: 'web' },
      ...{ SHOPIFY_API_KEY: TOKEN.key, SHOPIFY_API_SECRET: TOKEN.secret, SHOPIFY_APP_URL: 'http://127.0.0.1' },
      ...{ SHOPIFY_SHOP_BASE_URL: shopUrl, SHOPIFY_ADMIN_ORIGIN: shopUrl, APP_BRIDGE_URL: `${shopUrl}/app-bridge.js` },
    }),
  );
  const { id: shopId, domain } = db.sql.prepare('SELECT id, domain FROM Shop').get() as { id: number; domain: string };
  const open = async (path: string) => {
    const host = Buffer.from(`admin.shopify.com/store/${domain.split('.')[0]}`).toString('base64url');
    const address = new URL(path, server.url);
    const given = { embedded: '1', shop: domain, host, locale: 'en-GB', id_token: await signIdToken(domain, TOKEN) };
    for (const [name, value] of Object.entries(given)) address.searchParams.set(name, value);
    return address.href;
  };
  return {
    db,
    shopId,
    open,
    async ask(path, route) {
      const headers = { 'User-Agent': USER_AGENT, Authorization: `Bearer ${await signIdToken(domain, TOKEN)}` };
      const address = new URL(route ? new URL(path, server.url) : await open(path));
      if (route) address.searchParams.set('_data', route);
      return fetch(address, { headers, redirect: 'manual' });
    },
    async close() {
      await server.close();
      await db.close();
      shop.closeAllConnections();
      await new Promise((resolve) => shop.close(resolve));
    },
  };
}
