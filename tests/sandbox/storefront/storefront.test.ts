import { describe, expect, test } from 'vitest';
import { serveShop } from './serve-shop.ts';

/** The shop, and a browser with one cookie jar. */
async function openShop(titles?: string[]) {
  const shop = await serveShop((_, response) => void response.end('{}'), titles && { titles });
  let cookie = '';
  const visit = async (path: string, form?: Record<string, string> | object[]) => {
    const body = Array.isArray(form) ? JSON.stringify({ items: form }) : form && new URLSearchParams(form);
    const response = await fetch(shop.url + path, {
      redirect: 'manual',
      method: body ? 'POST' : 'GET',
      body,
      headers: { cookie, ...(Array.isArray(form) && { 'content-type': 'application/json' }) },
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  const read = async (path: string) => (await visit(path)).text();
  return { ...shop, visit, read };
}

const readFacts = (html: string) =>
  JSON.parse(/id="sandbox-page">(.*?)<\/script>/.exec(html)![1]!) as {
    events: { name: string; data: Record<string, never> }[];
  };

describe('pages', () => {
  test.each([
    ['/', 200, 'Test shop'],
    ['/collections', 200, 'Mugs'],
    ['/collections/all', 200, '6 products'],
    ['/collections/coffee', 200, '3 products'],
    ['/collections/none', 404, 'no such page'],
    ['/products/product-1', 200, '£1.00'],
    ['/products/product-9', 404, 'no such page'],
    ['/products/product-6', 200, 'Sold out'],
    ['/search?q=espresso+decaf', 200, 'Decaf Espresso Beans'],
    ['/search?q=nonsense', 200, 'Nothing has all of these words'],
    ['/cart', 200, 'Your cart is empty'],
    ['/account/login', 200, 'buys beans'],
  ])('%s answers %i with "%s"', async (path, status, text) => {
    const { visit } = await openShop();
    const response = await visit(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });

  test('our block stands on the four templates with its defaults, and nowhere else', async () => {
    const { read } = await openShop();
    for (const [path, placement] of [
      ['/', 'home'],
      ['/products/product-2', 'product'],
      ['/cart', 'cart'],
      ['/collections/mugs', 'collection'],
    ] as const) {
      const html = await read(path);
      expect(html).toContain(`data-placement="${placement}"`);
      expect(html.match(/data-slot="/g)).toHaveLength(8);
      expect(html).toContain('data-money="£{{amount}}"');
    }
    expect(await read('/products/product-2')).toContain('data-product="2"');
    expect(await read('/search')).not.toContain('regulars-recommendations');
  });

  test('a title is text wherever it is shown', async () => {
    const bad = `"><img src=x onerror=alert(1)></script>`;
    const { visit, read } = await openShop([bad, bad, bad, bad]);
    await visit('/cart/add', { id: '10' });
    for (const path of ['/', '/products/product-1', '/collections/all', '/cart', '/checkout', '/search?q=img']) {
      expect(await read(path)).not.toContain('<img src=x');
    }
  });

  test("what belongs to the sandbox's other parts is left to them", async () => {
    const { visit } = await openShop();
    for (const path of ['/admin/api/x', '/store/test/apps', '/_sandbox/orders', '/bulk/1.jsonl', '/app-bridge.js'])
      expect((await visit(path)).status).toBe(418);
  });
});

describe('cart', () => {
  test('the Ajax API adds, counts and changes, in minor units', async () => {
    const { visit } = await openShop();
    const added = (await (
      await visit('/cart/add.js', [
        { id: 10, quantity: 2 },
        { id: 40, quantity: 1 },
      ])
    ).json()) as { items: object[] };
    expect(added.items).toMatchObject([{ variant_id: 10, product_id: 1, quantity: 2 }, { variant_id: 40 }]);
    // 2 x 1.00 + 1 x 4.00 = 6.00
    expect(await (await visit('/cart.js')).json()).toMatchObject({ item_count: 3, total_price: 600 });
    expect(await (await visit('/cart/change.js', { id: '10', quantity: '0' })).json()).toMatchObject({
      item_count: 1,
      total_price: 400,
    });
  });

  test.each([
    ['more than there is', [{ id: 10, quantity: 6 }]],
    ['a product that is sold out', [{ id: 60, quantity: 1 }]],
    ['a product that is not there', [{ id: 999, quantity: 1 }]],
    [
      'one good and one bad line',
      [
        { id: 20, quantity: 1 },
        { id: 60, quantity: 1 },
      ],
    ],
    ['nonsense', [{ id: 'x' }]],
  ])('refuses %s with 422 and changes nothing', async (_, items) => {
    const { visit } = await openShop();
    const response = await visit('/cart/add.js', items);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ message: 'Cart Error' });
    expect(await (await visit('/cart.js')).json()).toMatchObject({ item_count: 0 });
  });
});

describe('buying', () => {
  test('a customer orders, is thanked, and the purchase is published once with the ids of the order', async () => {
    const { visit, read, store } = await openShop();
    await visit('/_sandbox/visit', { customer: 'gid://shopify/Customer/7' });
    await visit('/cart/add', { id: '10', quantity: '2' });
    expect(readFacts(await read('/cart')).events.map(({ name }) => name)).toEqual([
      'page_viewed',
      'product_added_to_cart',
      'cart_viewed',
    ]);
    await read('/checkout');
    const placed = await visit('/checkout', { contact: 'customer' });
    const thanks = placed.headers.get('location')!;
    const { events } = readFacts(await read(thanks));
    const [order] = store.listOrdersOf('gid://shopify/Customer/7', 5);
    expect(order).toMatchObject({ totalPrice: '2.00', lines: [{ quantity: 2 }] });
    expect(events[1]).toMatchObject({
      name: 'checkout_completed',
      data: {
        checkout: {
          token: thanks.split('/').pop(),
          email: null,
          order: { id: order!.id.split('/').pop(), customer: { id: '7', isFirstOrder: true } },
          totalPrice: { amount: 2, currencyCode: 'GBP' },
          lineItems: [{ quantity: 2, variant: { id: '10', product: { id: '1', title: 'Sage Mug' } } }],
        },
      },
    });
    expect(readFacts(await read(thanks)).events.map(({ name }) => name)).toEqual(['page_viewed']);
    expect(await read('/account')).toContain(order!.name);
    expect(await (await visit('/cart.js')).json()).toMatchObject({ item_count: 0 });
  });

  test("another browser cannot see someone's thank-you page, and nobody checks out an empty cart", async () => {
    const { visit, url } = await openShop();
    await visit('/cart/add', { id: '20' });
    const placed = await visit('/checkout', { contact: 'guest' });
    expect((await fetch(url + placed.headers.get('location')!)).status).toBe(404);
    expect((await visit('/checkout')).headers.get('location')).toBe('/cart');
  });

  test('a switch never leads to another site', async () => {
    const { visit } = await openShop();
    for (const return_to of ['//evil.example', 'https://evil.example', '/\\evil.example'])
      expect((await visit('/_sandbox/visit', { return_to })).headers.get('location')).toBe('/');
  });
});

test("Shopify's own recommendations are other products of the same type that can be bought", async () => {
  const { visit } = await openShop();
  const { products } = (await (await visit('/recommendations/products.json?product_id=4&limit=4')).json()) as {
    products: { id: number }[];
  };
  // 4, 5 and 6 are coffee; 6 is sold out.
  expect(products.map(({ id }) => id)).toEqual([5]);
});
