import { onTestFinished } from 'vitest';
import type { App } from '#app/app.server.ts';
import type { Database } from '#app/db.server.ts';
import { createRemixHandler } from '#app/remix.server.ts';
import { answerAsShop } from '#tests/support/answer-as-shop.ts';
import { USER_AGENT } from '#tests/support/launch-browser.ts';
import { listen } from '#tests/support/listen.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { signIdToken } from '#tests/support/sign-id-token.ts';

const KEY = 'test-key';
const SECRET = 'test-secret';
const TOKEN = { key: KEY, secret: SECRET };
export const SHOP = 'test-shop.myshopify.com';

/** The app with one installed shop, as its merchant's browser reaches it. */
export interface Admin {
  readonly app: App;
  readonly db: Database;
  readonly shopId: number;
  /** The address Shopify opens in its frame for a path of ours. */
  open(path: string): Promise<string>;
  /** A request signed as App Bridge signs it. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** A request with nothing but a browser's name. */
  askBare(path: string, init?: RequestInit): Promise<Response>;
}

/** Open the admin of the app on a database of its own (or `file`), in front of a shop that grants every token. Ends with the test. */
export async function openAdmin({ file }: { readonly file?: string } = {}): Promise<Admin> {
  const shopUrl = await listen(answerAsShop);
  // Shopify's package reads where App Bridge is from the environment of the process.
  process.env.APP_BRIDGE_URL = `${shopUrl}/app-bridge.js`;
  const app = openTestApp({
    env: {
      ...(file && { DATABASE_URL: `file:${file}` }),
      SHOPIFY_API_KEY: KEY,
      SHOPIFY_API_SECRET: SECRET,
      SHOPIFY_SHOP_BASE_URL: shopUrl,
      SHOPIFY_ADMIN_ORIGIN: shopUrl,
      APP_BRIDGE_URL: `${shopUrl}/app-bridge.js`,
    },
  });
  const { db } = app;
  const known = db.sql.prepare('SELECT id FROM Shop').pluck().get() as number | undefined;
  const shopId = known ?? addTestShop(db, SHOP);
  const domain = db.sql.prepare('SELECT domain FROM Shop WHERE id = ?').pluck().get(shopId) as string;
  const pages = await createRemixHandler(app);
  onTestFinished(() => pages.close());
  const url = await listen(pages);
  const askBare = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('User-Agent', USER_AGENT);
    return fetch(url + path, { redirect: 'manual', ...init, headers });
  };
  return {
    app,
    db,
    shopId,
    askBare,
    async open(path) {
      const host = Buffer.from(`admin.shopify.com/store/${domain.split('.')[0]}`).toString('base64url');
      const address = new URL(path, url);
      const given = { embedded: '1', shop: domain, host, locale: 'en-GB', id_token: await signIdToken(domain, TOKEN) };
      for (const [name, value] of Object.entries(given)) address.searchParams.set(name, value);
      return address.href;
    },
    async ask(path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Bearer ${await signIdToken(domain, TOKEN)}`);
      return askBare(path, { ...init, headers });
    },
  };
}
