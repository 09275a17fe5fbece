import { expect, test } from 'vitest';
import { holdTimeouts } from '#tests/support/hold-timeouts.ts';
import { startListener } from './start-listener.ts';
import { asList, asText, startTestSandbox, type TestSandbox, type Tree } from './start-test-sandbox.ts';

const RUN =
  'mutation ($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { code message } } }';
const STATE =
  'query ($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount url fileSize completedAt } }';

const run = async (sandbox: TestSandbox, query: string): Promise<Tree> =>
  (await sandbox.query(RUN, { query })).data!['bulkOperationRunQuery']!;

async function finish(sandbox: TestSandbox, id: string): Promise<Tree> {
  for (;;) {
    const operation = (await sandbox.query(STATE, { id })).data!['bulkOperation']!;
    if (['COMPLETED', 'FAILED', 'CANCELED'].includes(asText(operation['status']))) return operation;
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

test('orders with their lines: parents before children, counted, told by webhook', async () => {
  const app = await startListener();
  const sandbox = await startTestSandbox({ appUrl: app.url });
  const started = await run(
    sandbox,
    '{ orders { edges { node { id name customer { id } refunds { id createdAt } lineItems { edges { node { id quantity product { id } } } } } } } }',
  );
  expect(started).toMatchObject({ userErrors: [], bulkOperation: { status: 'CREATED' } });
  const operation = await finish(sandbox, asText(started['bulkOperation']!['id']));
  // 3 orders and their 5 lines.
  expect(operation).toMatchObject({ status: 'COMPLETED', objectCount: '8', rootObjectCount: '3', errorCode: null });
  const text = await (await fetch(asText(operation['url']))).text();
  expect(operation['fileSize']).toBe(String(Buffer.byteLength(text)));
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows[0]).toMatchObject({
    id: 'gid://shopify/Order/1001',
    name: '#1001',
    customer: { id: 'gid://shopify/Customer/1' },
    refunds: [],
  });
  expect(rows[1]).toEqual({
    id: 'gid://shopify/LineItem/1',
    quantity: 1,
    product: { id: 'gid://shopify/Product/1' },
    __parentId: 'gid://shopify/Order/1001',
  });
  expect(rows.filter((row) => row['__parentId'] === 'gid://shopify/Order/1001')).toHaveLength(3);
  const rest = await fetch(asText(operation['url']), { headers: { range: 'bytes=10-' } });
  expect(rest.status).toBe(206);
  expect(await rest.text()).toBe(text.slice(10));
  await sandbox.webhooks.settle();
  expect(app.heard.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
    { admin_graphql_api_id: started['bulkOperation']!['id'], status: 'completed', error_code: null, type: 'query' },
  ]);
});

test.each([
  ['no connection', '{ shop { name } }', /begin with connections/],
  ['a top-level node', '{ node(id: "gid://shopify/Order/1") { id } }', /node/],
  [
    'a connection in a list',
    '{ orders { nodes { id refunds { refundLineItems { nodes { id } } } } } }',
    /within a list field/,
  ],
  ['children without a parent’s id', '{ orders { nodes { lineItems { nodes { id } } } } }', /must select the id field/],
  ['an unknown field', '{ orders { nodes { id colour } } }', /Cannot query field "colour"/],
  [
    'three levels',
    '{ products { nodes { id variants { nodes { id inventoryItem { id } metafields { nodes { id } } } } } } }',
    /depth greater than 2/,
  ],
])('%s is refused', async (_what, query, message) => {
  const sandbox = await startTestSandbox();
  const { userErrors, bulkOperation } = await run(sandbox, query);
  expect(bulkOperation).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'INVALID', message: expect.stringMatching(message) }]);
});

test('a protected field fails the operation, not the request', async () => {
  const sandbox = await startTestSandbox();
  const { bulkOperation } = await run(sandbox, '{ customers { nodes { id email } } }');
  expect(await finish(sandbox, asText(bulkOperation!['id']))).toMatchObject({
    status: 'FAILED',
    errorCode: 'ACCESS_DENIED',
    url: null,
  });
});

test('five at once, not six; a cancelled one ends', async () => {
  const sandbox = await startTestSandbox({ options: { bulkStartMs: 2000 } });
  await sandbox.getToken();
  const pass = holdTimeouts();
  const query = '{ products { nodes { id } } }';
  const started = await Promise.all([1, 2, 3, 4, 5, 6].map(() => run(sandbox, query)));
  expect(started.map(({ userErrors }) => asList(userErrors).length).toSorted()).toEqual([0, 0, 0, 0, 0, 1]);
  const ids = started.flatMap(({ bulkOperation }) => (bulkOperation ? [asText(bulkOperation['id'])] : []));
  const cancel =
    'mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }';
  await sandbox.query(cancel, { id: ids[0] });
  pass(2000);
  const ends = await Promise.all(ids.map((id) => finish(sandbox, id)));
  expect(ends.map(({ status }) => asText(status))).toEqual([
    'CANCELED',
    'COMPLETED',
    'COMPLETED',
    'COMPLETED',
    'COMPLETED',
  ]);
});

test('the result can be fetched for seven days', async () => {
  let now = Date.now();
  const sandbox = await startTestSandbox({ options: { now: () => now, tokenSeconds: 30 * 86_400 } });
  const { bulkOperation } = await run(sandbox, '{ products { nodes { id } } }');
  const { url } = await finish(sandbox, asText(bulkOperation!['id']));
  now += 8 * 86_400_000;
  expect((await fetch(asText(url))).status).toBe(403);
  expect((await sandbox.query(STATE, { id: bulkOperation!['id'] })).data!['bulkOperation']!['url']).toBeNull();
});
