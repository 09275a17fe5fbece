import { expect, test } from 'vitest';
import { createAdminClient } from '#app/ingest/admin/create-admin-client.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';
import { serveAdmin, type AdminAnswer } from '#tests/support/serve-admin.ts';

const cost = (currentlyAvailable: number, requestedQueryCost = 100) => ({
  cost: {
    requestedQueryCost,
    actualQueryCost: requestedQueryCost,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
  },
});
const DATA = { json: { data: { shop: { name: 'Test' } }, extensions: cost(1900) } };
const THROTTLED = {
  json: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: cost(40) },
};

/** A client whose server gives these answers in turn, the last one for ever; its pauses are noted, not slept. */
async function createClient(answers: readonly AdminAnswer[]) {
  let turn = 0;
  const { url, requests } = await serveAdmin(({ path }) => {
    if (path.endsWith('/access_token')) return { status: 400, json: {} };
    return answers[Math.min(turn++, answers.length - 1)] ?? DATA;
  });
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app);
  const pauses: number[] = [];
  const sleep = async (milliseconds: number) => {
    pauses.push(milliseconds);
    app.advance(milliseconds);
  };
  return { client: createAdminClient(app, shopId, { sleep }), requests, pauses, app };
}

test('a query carries the token to the pinned version of the API and gives the data', async () => {
  const { client, requests } = await createClient([DATA]);
  expect(await client.query('query { shop { name } }', { first: 2 })).toEqual({ shop: { name: 'Test' } });
  expect(requests).toMatchObject([
    {
      path: '/admin/api/2026-10/graphql.json',
      headers: { 'x-shopify-access-token': 'access-0' },
      body: { query: 'query { shop { name } }', variables: { first: 2 } },
    },
  ]);
});

test('a throttled query is asked again when the bucket holds its cost', async () => {
  const { client, pauses } = await createClient([THROTTLED, THROTTLED, DATA]);
  await client.query('query { shop { name } }');
  // 100 points needed, 40 there, 100 a second: 600 ms, but never less than a second is waited after a throttle.
  expect(pauses).toEqual([1000, 1000]);
});

test('the next query waits until its known cost is restored, so that it is not throttled', async () => {
  const { client, pauses } = await createClient([{ json: { data: {}, extensions: cost(50, 250) } }]);
  await client.query('query { a }');
  await client.query('query { a }');
  // 250 needed, 50 left, 100 restored a second: about 2 s, less the moments that passed.
  expect(pauses).toHaveLength(1);
  expect(pauses[0]).toBeGreaterThan(1500);
  expect(pauses[0]).toBeLessThanOrEqual(2000);
});

test('429 is waited out as long as it says, 5xx with doubling pauses', async () => {
  const { client, pauses } = await createClient([
    { status: 429, headers: { 'retry-after': '2.5' }, text: '' },
    { status: 502, text: 'bad gateway' },
    { status: 500, text: '' },
    DATA,
  ]);
  await client.query('query { shop { name } }');
  expect(pauses).toEqual([2500, 500, 1000]);
});

test('a server that stays down, or breaks off, is an error that may pass', async () => {
  const down = await createClient([{ status: 503, text: '' }]);
  await expect(down.client.query('query { a }')).rejects.toMatchObject({ code: 'unavailable' });
  expect(down.pauses).toEqual([500, 1000, 2000, 4000, 8000]);
  const broken = await createClient([{ text: '{"data":', breaks: true }, DATA]);
  expect(await broken.client.query('query { a }')).toEqual({ shop: { name: 'Test' } });
});

test('what Shopify refuses is an error that says why, and is not asked twice', async () => {
  const error = { message: "Field 'status' doesn't exist on type 'WebPixel'", extensions: { code: 'undefinedField' } };
  const { client, requests } = await createClient([{ json: { errors: [error] } }]);
  await expect(client.query('query { a }')).rejects.toMatchObject({
    code: 'refused',
    message: "Cannot query the Admin API of test-shop.myshopify.com: Field 'status' doesn't exist on type 'WebPixel'.",
  });
  const locked = await createClient([{ status: 423, text: '' }]);
  await expect(locked.client.query('query { a }')).rejects.toMatchObject({ code: 'refused' });
  expect(requests).toHaveLength(1);
});

test('401 blanks the token, tries to renew it, and reports', async () => {
  const { client, app, requests } = await createClient([
    { status: 401, json: { errors: 'Invalid API key or access token' } },
  ]);
  await expect(client.query('query { a }')).rejects.toMatchObject({ code: 'unauthorized' });
  expect(requests.map(({ path }) => path)).toEqual(['/admin/api/2026-10/graphql.json', '/admin/oauth/access_token']);
  expect(app.db.sql.prepare('SELECT accessTokenSealed FROM Session').pluck().get()).toBeNull();
  expect(app.logged.join()).toContain('token.refused');
});
