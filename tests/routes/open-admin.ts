import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { SignJWT } from 'jose';
import { onTestFinished, vi } from 'vitest';
import type { App } from '#app/app.server.ts';
import type { Database } from '#app/db.server.ts';
import { createRemixHandler } from '#app/remix.server.ts';
import { USER_AGENT } from '#tests/support/launch-browser.ts';
import { listen } from '#tests/support/listen.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

// A page is rendered by the whole app; a busy machine takes its time for the first.
vi.setConfig({ testTimeout: 60_000 });

const KEY = 'test-key';
const SECRET = 'test-secret';
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
      const given = { embedded: '1', shop: domain, host, locale: 'en-GB', id_token: await signToken(domain) };
      for (const [name, value] of Object.entries(given)) address.searchParams.set(name, value);
      return address.href;
    },
    async ask(path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Bearer ${await signToken(domain)}`);
      return askBare(path, { ...init, headers });
    },
  };
}

function signToken(domain: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ dest: `https://${domain}`, sid: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(`https://${domain}/admin`)
    .setAudience(KEY)
    .setSubject('42')
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + 60)
    .sign(new TextEncoder().encode(SECRET));
}

const TOKEN = {
  access_token: 'shpat_test',
  scope: 'read_products,read_orders',
  expires_in: 3600,
  refresh_token: 'shprt_test',
  refresh_token_expires_in: 7_776_000,
};

/** What a page needs of App Bridge: the object, and a fetch that signs requests to the app with the token of its address. */
const APP_BRIDGE = `
  const token = new URLSearchParams(location.search).get('id_token');
  const ask = window.fetch;
  window.fetch = (input, init = {}) => {
    const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
    if (new URL(input.url ?? input, location.href).origin === location.origin) headers.set('Authorization', 'Bearer ' + token);
    return ask(input, { ...init, headers });
  };
  window.shopify = { config: {}, toast: { show() {} }, idToken: async () => token, loading() {} };
`;

/** The shop's own server: it grants tokens and gives out the App Bridge script. */
const answerAsShop: RequestListener = (request, response) => {
  const script = request.url === '/app-bridge.js';
  response.setHeader('Content-Type', script ? 'text/javascript' : 'application/json');
  response.end(script ? APP_BRIDGE : JSON.stringify(TOKEN));
};
