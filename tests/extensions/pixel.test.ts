import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { listen } from '../support/listen.ts';

const FOLDER = new URL('../../extensions/pixel/', import.meta.url);

interface Sent {
  readonly shop: string;
  readonly events: readonly Record<string, string>[];
}

/** Timers that are due when a test says that their time has passed. */
function holdTimers() {
  const waiting = new Map<number, () => void>();
  let made = 0;
  return {
    setTimeout(act: () => void) {
      waiting.set(++made, act);
      return made;
    },
    clearTimeout: (timer: number) => void waiting.delete(timer),
    pass() {
      const due = [...waiting.values()];
      waiting.clear();
      for (const act of due) act();
      return due.length;
    },
  };
}

/** Load the built pixel as Shopify's sandbox does, with storages of its own and a real server to send to. */
async function loadPixel({ allowed = true, storage = {} as Record<string, string>, endpoint = '' } = {}) {
  const sent: Sent[] = [];
  const types: (string | undefined)[] = [];
  const url = await listen((request, response) => {
    let body = '';
    types.push(request.headers['content-type']);
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      sent.push(JSON.parse(body) as Sent);
      response.end();
    });
  });
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('src/index.ts', FOLDER))],
    bundle: true,
    write: false,
  });
  const subscribers = new Map<string, (event: unknown) => void>();
  let onConsent: (event: unknown) => void = () => undefined;
  let start: (api: unknown) => void = () => undefined;
  const keep = (values: Record<string, string>) => ({
    getItem: async (key: string) => values[key] ?? null,
    setItem: async (key: string, value: string) => void (values[key] = value),
    removeItem: async (key: string) => void delete values[key],
  });
  const session: Record<string, string> = {};
  const shopify = { extend: (_point: string, callback: typeof start) => (start = callback) };
  const { pass, ...timers } = holdTimers();
  let requests = 0;
  const countedFetch = (...request: Parameters<typeof fetch>) => (requests++, fetch(...request));
  runInNewContext(outputFiles[0]!.text, { shopify, fetch: countedFetch, ...timers });
  start({
    analytics: { subscribe: (name: string, callback: (event: unknown) => void) => subscribers.set(name, callback) },
    browser: { localStorage: keep(storage), sessionStorage: keep(session) },
    init: { customerPrivacy: { analyticsProcessingAllowed: allowed } },
    settings: { accountID: 'test.myshopify.com', endpoint: endpoint || url },
    customerPrivacy: { subscribe: (_name: string, callback: typeof onConsent) => (onConsent = callback) },
  });
  let count = 0;
  return {
    sent,
    types,
    storage,
    session,
    /** Let the time pass that events wait for others. @returns how many waits that ended. */
    pass,
    /** How often it asked for anything, once all it does at once is done. */
    async countRequests() {
      await new Promise((resolve) => setImmediate(resolve));
      return requests;
    },
    setConsent: (analyticsProcessingAllowed: boolean) => onConsent({ customerPrivacy: { analyticsProcessingAllowed } }),
    publish(name: string, data: unknown) {
      const event = { id: `event-${++count}`, clientId: 'client-1', name, timestamp: '2026-03-01T10:00:00.000Z', data };
      subscribers.get(name)!(event);
    },
  };
}

const variant = { id: '70', title: 'Default', product: { id: '7', title: 'Sage Mug', vendor: 'Holt' } };
const checkout = {
  token: 'c0ffee00',
  email: 'ada@example.org',
  phone: '+44 1',
  billingAddress: { firstName: 'Ada' },
  order: { id: 'gid://shopify/Order/9', customer: { id: '3' } },
};

describe('the web pixel', () => {
  test('sends five kinds of events with ids alone: no search text, nothing about a person', async () => {
    const pixel = await loadPixel();
    pixel.publish('product_viewed', { productVariant: variant });
    pixel.publish('collection_viewed', { collection: { id: '5', title: 'Mugs' } });
    pixel.publish('search_submitted', { searchResult: { query: 'a private wish' } });
    pixel.publish('product_added_to_cart', { cartLine: { merchandise: variant, quantity: 1 } });
    pixel.publish('checkout_completed', { checkout });
    await expect.poll(() => pixel.sent.flatMap(({ events }) => events)).toHaveLength(5);
    const common = { visitorId: 'client-1', occurredAt: '2026-03-01T10:00:00.000Z' };
    expect(pixel.sent.flatMap(({ events }) => events).sort((a, b) => (a.id! < b.id! ? -1 : 1))).toEqual([
      { ...common, id: 'event-1', kind: 'view', productId: '7' },
      { ...common, id: 'event-2', kind: 'collectionView', collectionId: '5' },
      { ...common, id: 'event-3', kind: 'search' },
      { ...common, id: 'event-4', kind: 'addToCart', productId: '7' },
      { ...common, id: 'event-5', kind: 'purchase', orderId: '9', checkoutToken: 'c0ffee00' },
    ]);
    expect(pixel.sent[0]!.shop).toBe('test.myshopify.com');
    expect(pixel.types[0]).toMatch(/^text\/plain/);
  });

  test('waits for more, but not with a purchase, and not beyond ten', async () => {
    const pixel = await loadPixel();
    for (let view = 0; view < 10; view++) pixel.publish('product_viewed', { productVariant: variant });
    await expect.poll(() => pixel.sent).toHaveLength(1);
    expect(pixel.sent[0]!.events).toHaveLength(10);
    pixel.publish('product_viewed', { productVariant: variant });
    expect(await pixel.countRequests()).toBe(1);
    pixel.publish('checkout_completed', { checkout });
    await expect.poll(() => pixel.sent).toHaveLength(2);
    expect(pixel.sent[1]!.events.map(({ kind }) => kind)).toEqual(['view', 'purchase']);
    pixel.publish('product_viewed', { productVariant: variant });
    expect(await pixel.countRequests()).toBe(2);
    expect(pixel.pass()).toBe(1);
    await expect.poll(() => pixel.sent[2]?.events).toHaveLength(1);
  });

  test("uses the id the storefront block left, else leaves Shopify's client id for it", async () => {
    const known = await loadPixel({ storage: { regulars_visitor: 'from-the-block' } });
    known.publish('checkout_completed', { checkout });
    await expect.poll(() => known.sent[0]?.events[0]?.visitorId).toBe('from-the-block');
    const fresh = await loadPixel();
    fresh.publish('checkout_completed', { checkout });
    await expect.poll(() => fresh.sent[0]?.events[0]?.visitorId).toBe('client-1');
    expect(fresh.storage.regulars_visitor).toBe('client-1');
  });

  test('without consent it keeps and sends nothing; with consent gone it forgets', async () => {
    const pixel = await loadPixel({ allowed: false });
    pixel.publish('checkout_completed', { checkout });
    expect([await pixel.countRequests(), pixel.storage]).toEqual([0, {}]);
    pixel.setConsent(true);
    pixel.publish('product_viewed', { productVariant: variant });
    await expect.poll(() => pixel.storage.regulars_visitor).toBe('client-1');
    pixel.setConsent(false);
    expect(await pixel.countRequests()).toBe(0);
    pixel.pass();
    expect([await pixel.countRequests(), pixel.storage, pixel.session]).toEqual([0, {}, {}]);
  });

  test('a server out of reach costs nothing: the events wait in the session for the next page', async () => {
    const pixel = await loadPixel({ endpoint: 'http://127.0.0.1:9/' });
    pixel.publish('checkout_completed', { checkout });
    expect(await pixel.countRequests()).toBe(1);
    const outbox = () => JSON.parse(pixel.session.regulars_outbox ?? '[]') as unknown;
    await expect.poll(outbox).toMatchObject([{ id: 'event-1', kind: 'purchase' }]);
  });

  test('declares what it needs: analytics consent, a strict sandbox, two settings', () => {
    const toml = parse(readFileSync(new URL('shopify.extension.toml', FOLDER), 'utf8'));
    expect(toml).toMatchObject({
      type: 'web_pixel_extension',
      runtime_context: 'strict',
      customer_privacy: { analytics: true, marketing: false, preferences: false, sale_of_data: 'disabled' },
    });
    expect(Object.keys((toml.settings as { fields: object }).fields)).toEqual(['accountID', 'endpoint']);
  });

  test('is far below the 128 KB that Shopify allows, and stands alone', async () => {
    const { metafile, outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('src/index.ts', FOLDER))],
      bundle: true,
      minify: true,
      metafile: true,
      write: false,
    });
    expect(outputFiles[0]!.contents.length).toBeLessThan(4096);
    const foreign = Object.keys(metafile.inputs).filter(
      (path) => !/extensions\/pixel\/|@shopify\/web-pixels-extension/.test(path),
    );
    expect(foreign).toEqual([]);
    expect(readdirSync(FOLDER).sort()).toEqual(['shopify.extension.toml', 'src']);
  });
});
