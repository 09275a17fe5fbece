import { expect, test } from 'vitest';
import { asList, startTestSandbox } from './start-test-sandbox.ts';

test('orders come with their lines and refunds, newest change last, page by page', async () => {
  const sandbox = await startTestSandbox();
  const document = `query ($after: String) {
    orders(first: 2, after: $after, sortKey: UPDATED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id name customer { id } cancelledAt taxesIncluded
        lineItems(first: 10) { nodes { id quantity currentQuantity product { id title } discountedTotalSet { shopMoney { amount } presentmentMoney { currencyCode } } } }
        refunds { id refundLineItems(first: 5) { nodes { quantity lineItem { id } subtotalSet { shopMoney { amount } } } } }
      }
    }
  }`;
  const first = await sandbox.query(document);
  expect(first.errors).toBeUndefined();
  const { nodes: found, pageInfo } = first.data!['orders']!;
  const nodes = asList(found);
  expect(nodes.map((order) => order['name'])).toEqual(['#1001', '#1002']);
  expect(asList(nodes[0]!['lineItems']!['nodes']).map((line) => line['id'])).toEqual([
    'gid://shopify/LineItem/1',
    'gid://shopify/LineItem/2',
    'gid://shopify/LineItem/5',
  ]);
  expect(nodes[1]!['refunds']).toEqual([
    {
      id: 'gid://shopify/Refund/1',
      refundLineItems: {
        nodes: [
          {
            quantity: 1,
            lineItem: { id: 'gid://shopify/LineItem/3' },
            subtotalSet: { shopMoney: { amount: '12.50' } },
          },
        ],
      },
    },
  ]);
  expect(pageInfo!['hasNextPage']).toBe(true);
  const second = await sandbox.query(document, { after: pageInfo!['endCursor'] });
  expect(asList(second.data!['orders']!['nodes']).map((order) => order['name'])).toEqual(['#1003']);
  expect(second.data!['orders']!['pageInfo']!['hasNextPage']).toBe(false);
});

test('a search by update instant, by id and with OR finds what it says', async () => {
  const sandbox = await startTestSandbox();
  const find = async (query: string) => {
    const { data } = await sandbox.query(
      'query ($query: String) { orders(first: 5, query: $query, sortKey: ID) { nodes { name } } }',
      { query },
    );
    return asList(data!['orders']!['nodes']!).map((order) => order['name']);
  };
  const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
  expect(await find(`updated_at:>'${since}'`)).toEqual(['#1002', '#1003']);
  expect(await find('id:1001 OR id:1003')).toEqual(['#1001', '#1003']);
  expect(await find(`id:>=1002 AND updated_at:<'${since}'`)).toEqual([]);
});

test('pages backwards from the end are the pages forwards', async () => {
  const sandbox = await startTestSandbox();
  const page = async (args: string) => {
    const { data } = await sandbox.query(
      `{ products(${args}, sortKey: UPDATED_AT) { nodes { title } pageInfo { startCursor hasPreviousPage hasNextPage } } }`,
    );
    return data!['products']!;
  };
  const last = await page('last: 2');
  expect(asList(last['nodes']!).map((product) => product['title'])).toEqual(['Sage Mug', 'Green Tea']);
  expect(last['pageInfo']).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  const before = await page(`last: 2, before: "${last['pageInfo']!['startCursor']}"`);
  expect(asList(before['nodes']!).map((product) => product['title'])).toEqual(['Espresso Beans']);
});

test('an unknown field fails by the schema, a connection without first by Shopify', async () => {
  const sandbox = await startTestSandbox();
  expect((await sandbox.query('{ webPixel { status } }')).errors?.[0]?.message).toMatch(/Cannot query field "status"/);
  expect((await sandbox.query('{ orders { nodes { id } } }')).errors?.[0]?.message).toMatch(
    /must provide one of first or last/,
  );
  expect((await sandbox.query('{ orders(first: 251) { nodes { id } } }')).errors?.[0]?.message).toMatch(
    /greater than 250/,
  );
});

test('a field the sandbox has no value for is said, not invented', async () => {
  const sandbox = await startTestSandbox();
  const { errors } = await sandbox.query('{ shop { richTextEditorUrl } }');
  expect(errors?.[0]?.message).toBe(
    'Cannot resolve Shop.richTextEditorUrl: the sandbox must know the field, got none.',
  );
});

test('names, e-mail and phone are denied, ids and instants are not', async () => {
  const sandbox = await startTestSandbox();
  const { data, errors } = await sandbox.query(
    '{ customers(first: 1) { nodes { id createdAt firstName email phone } } }',
  );
  expect(data!['customers']!['nodes']![0]).toMatchObject({
    id: 'gid://shopify/Customer/1',
    firstName: null,
    email: null,
    phone: null,
  });
  expect(errors?.map((error) => error.extensions?.code)).toEqual(['ACCESS_DENIED', 'ACCESS_DENIED', 'ACCESS_DENIED']);
});

test('a scope that was not granted is asked for by name', async () => {
  const sandbox = await startTestSandbox();
  const { data, errors } = await sandbox.query('{ discountNodes(first: 1) { nodes { id } } }');
  expect(data).toBeNull();
  expect(errors?.[0]).toMatchObject({
    message: expect.stringMatching(/^Access denied for discountNodes field\. Required access: .*read_discounts/),
    extensions: { code: 'ACCESS_DENIED' },
  });
});

test('without read_all_orders an order of 100 days ago is out of reach', async () => {
  const sandbox = await startTestSandbox({ options: { grantOptionalScopes: false } });
  const { data } = await sandbox.query(
    '{ orders(first: 5) { nodes { name } } order(id: "gid://shopify/Order/1001") { id } node(id: "gid://shopify/Order/1002") { id } }',
  );
  expect(data).toMatchObject({
    orders: { nodes: [{ name: '#1002' }, { name: '#1003' }] },
    order: null,
    node: { id: 'gid://shopify/Order/1002' },
  });
});

test('the cost: a connection 2 and its size, an object 1, a mutation 10; what was not used comes back', async () => {
  const sandbox = await startTestSandbox({
    options: {
      restoreRate: 10,
      now: (() => {
        const at = Date.now();
        return () => at;
      })(),
    },
  });
  // Requested 2 + 50, used 2 + 3 of the bucket of 20 s x 10 points.
  const orders = await sandbox.query('{ orders(first: 50) { nodes { id } } }');
  expect(orders.extensions?.cost).toMatchObject({
    requestedQueryCost: 52,
    actualQueryCost: 5,
    throttleStatus: { currentlyAvailable: 195 },
  });
  const shop = await sandbox.query('{ shop { name plan { shopifyPlus } } }');
  expect(shop.extensions?.cost).toMatchObject({ requestedQueryCost: 2, actualQueryCost: 2 });
  // 2 + 20 + 20 * (2 + 40)
  const nested = await sandbox.query('{ orders(first: 20) { nodes { lineItems(first: 40) { nodes { id } } } } }');
  expect(nested.errors?.[0]?.extensions?.code).toBe('THROTTLED');
  expect(nested.extensions?.cost.requestedQueryCost).toBe(862);
  const tooDear = await sandbox.query('{ orders(first: 20) { nodes { lineItems(first: 50) { nodes { id } } } } }');
  expect(tooDear.errors?.[0]?.extensions?.code).toBe('MAX_COST_EXCEEDED');
});

test('one web pixel: created, refused twice, updated, deleted', async () => {
  const sandbox = await startTestSandbox();
  const create =
    'mutation ($s: JSON!) { webPixelCreate(webPixel: { settings: $s }) { webPixel { id settings } userErrors { code field } } }';
  const settings = JSON.stringify({ accountID: 'little.myshopify.com', endpoint: 'http://127.0.0.1:9/pixel' });
  const first = await sandbox.query(create, { s: settings });
  expect(first.data!['webPixelCreate']).toEqual({
    webPixel: { id: 'gid://shopify/WebPixel/1', settings },
    userErrors: [],
  });
  expect(first.extensions?.cost.requestedQueryCost).toBe(10);
  expect((await sandbox.query(create, { s: settings })).data!['webPixelCreate']).toEqual({
    webPixel: null,
    userErrors: [{ code: 'TAKEN', field: ['webPixel'] }],
  });
  const wrong = (await sandbox.query(create, { s: JSON.stringify({ accountID: 'x' }) })).data!['webPixelCreate'];
  expect(wrong).toEqual({ webPixel: null, userErrors: [{ code: 'INVALID_SETTINGS', field: ['settings'] }] });
  const remove = await sandbox.query(
    'mutation { webPixelDelete(id: "gid://shopify/WebPixel/1") { deletedWebPixelId userErrors { message } } }',
  );
  expect(remove.data!['webPixelDelete']).toEqual({ deletedWebPixelId: 'gid://shopify/WebPixel/1', userErrors: [] });
});
