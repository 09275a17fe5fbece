import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { onTestFinished } from 'vitest';
import { openStore, type SandboxStore } from '#sandbox/store/open-store.ts';
import { createStorefront } from '#sandbox/storefront/create-storefront.ts';
import type { PlacedBlocks } from '#sandbox/storefront/placed-blocks.ts';
import { listen } from '../../support/listen.ts';

export const SECRET = 'hush';

const AT = '2026-01-01T00:00:00Z';
const TITLES = [
  'Sage Mug',
  'Oat Mug',
  'Rust Mug',
  'House Espresso Beans',
  'Decaf Espresso Beans',
  'Cedar Espresso Beans',
];

/** Product n has variant n0, a price of n pounds and five in stock; 6 is sold out. Titles may be replaced. */
function writeProducts(titles: readonly string[]): object[] {
  return titles.flatMap((title, index) => {
    const n = index + 1;
    const id = `gid://shopify/Product/${n}`;
    const base = { createdAt: AT, updatedAt: AT, publishedAt: AT, status: 'ACTIVE', isGiftCard: false, tags: [] };
    const productType = n <= 3 ? 'Mugs' : 'Coffee';
    return [
      { ...base, id, title, handle: `product-${n}`, productType, vendor: 'Holt', descriptionHtml: `<p>${n}</p>` },
      {
        id: `gid://shopify/ProductVariant/${n}0`,
        __parentId: id,
        title: 'Default Title',
        sku: null,
        price: `${n}.00`,
        compareAtPrice: null,
        inventoryQuantity: n === 6 ? 0 : 5,
        availableForSale: n !== 6,
      },
    ];
  });
}

export interface ServedShop {
  readonly url: string;
  readonly store: SandboxStore;
}

/** A small shop with its storefront on a free port, and `app` behind its proxy, until the test ends. One block a page, as it comes, or those placed. */
export async function serveShop(
  app: RequestListener,
  {
    titles = TITLES,
    placedBlocks = {},
  }: { readonly titles?: readonly string[]; readonly placedBlocks?: PlacedBlocks } = {},
): Promise<ServedShop> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-shop-'));
  const write = (name: string, rows: readonly object[]) =>
    writeFileSync(join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  write('products', writeProducts(titles));
  write('customers', [
    { id: 'gid://shopify/Customer/7', createdAt: AT, updatedAt: AT, displayName: 'Ada Frost', habit: 'buys beans' },
  ]);
  write('orders', []);
  const shop = {
    shop: 'test-shop.myshopify.com',
    name: 'Test shop',
    currencyCode: 'GBP',
    ianaTimezone: 'Europe/London',
  };
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(shop));
  const store = openStore({ folder, file: join(folder, 'shop.db') });
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const appUrl = await listen(app);
  const storefront = createStorefront({
    store,
    appUrl,
    apiKey: 'key',
    apiSecret: SECRET,
    pixelSettings: () => ({ accountID: store.shop.domain, endpoint: `${appUrl}/pixel` }),
    baseUrl: '',
    placedBlocks,
  });
  const url = await listen(
    createRequestListener(async (request) => {
      const response = await storefront(request, new URL(request.url));
      return response ?? new Response('another part of the sandbox', { status: 418 });
    }),
  );
  return { url, store };
}
