import { expect, test } from 'vitest';
import { API_KEY, API_SECRET, asText, exchange, startTestSandbox, type TestSandbox } from './start-test-sandbox.ts';

const refresh = (sandbox: TestSandbox, refreshToken: string): Promise<Response> =>
  sandbox.post('/admin/oauth/access_token', {
    client_id: API_KEY,
    client_secret: API_SECRET,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });

const opens = async (sandbox: TestSandbox, token: string): Promise<boolean> => {
  const answer = await sandbox.query('{ shop { myshopifyDomain } }', {}, token);
  return asText(answer.data?.['shop']?.['myshopifyDomain']) === 'little.myshopify.com';
};

test('an id token is exchanged for an expiring offline token with the scopes of shopify.app.toml', async () => {
  const sandbox = await startTestSandbox();
  const grant = await sandbox.getToken();
  expect(grant).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
  expect(grant.scope.split(',')).toEqual(expect.arrayContaining(['read_orders', 'write_pixels', 'read_all_orders']));
  expect(await opens(sandbox, grant.access_token)).toBe(true);
  expect(await opens(sandbox, 'shpat_made_up')).toBe(false);
});

test.each([
  ['of another secret', {}, 'not our secret'],
  ['for another app', { aud: 'other' }, API_SECRET],
  ['from another shop', { dest: 'https://other.myshopify.com' }, API_SECRET],
  ['a minute too old', { exp: Math.floor(Date.now() / 1000) - 60 }, API_SECRET],
])('an id token %s is refused', async (_what, claims, secret) => {
  const sandbox = await startTestSandbox();
  await sandbox.getToken();
  const response = await sandbox.post('/admin/oauth/access_token', exchange(await sandbox.idToken(claims, secret)));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: 'invalid_subject_token' });
});

test('no token before the merchant has installed, none for a wrong secret, none that never expires', async () => {
  const sandbox = await startTestSandbox();
  const ask = async (change: object) =>
    (await sandbox.post('/admin/oauth/access_token', { ...exchange(await sandbox.idToken()), ...change })).json();
  expect(await ask({})).toMatchObject({ error: 'app_not_installed' });
  await sandbox.getToken();
  expect(await ask({ client_secret: 'wrong' })).toMatchObject({ error: 'invalid_client' });
  expect(await ask({ expiring: undefined })).toMatchObject({ error: 'invalid_request' });
});

test('refreshing rotates: the old refresh token works until the new one is used', async () => {
  const sandbox = await startTestSandbox();
  const first = await sandbox.getToken();
  const second = (await (await refresh(sandbox, first.refresh_token)).json()) as typeof first;
  expect(await opens(sandbox, second.access_token)).toBe(true);
  expect((await refresh(sandbox, first.refresh_token)).status).toBe(200);
  expect((await refresh(sandbox, second.refresh_token)).status).toBe(200);
  const late = await refresh(sandbox, first.refresh_token);
  expect(late.status).toBe(400);
  expect(await late.json()).toMatchObject({ error: 'invalid_grant' });
});

test('an access token ends after its time, the refresh token does not', async () => {
  let now = Date.now();
  const sandbox = await startTestSandbox({ options: { now: () => now, tokenSeconds: 60 } });
  const grant = await sandbox.getToken();
  now += 61_000;
  expect(await opens(sandbox, grant.access_token)).toBe(false);
  const renewed = (await (await refresh(sandbox, grant.refresh_token)).json()) as typeof grant;
  expect(await opens(sandbox, renewed.access_token)).toBe(true);
});

test('uninstalling ends every token at once', async () => {
  const sandbox = await startTestSandbox();
  const grant = await sandbox.getToken();
  await sandbox.post('/_sandbox/uninstall');
  expect(await opens(sandbox, grant.access_token)).toBe(false);
  expect((await refresh(sandbox, grant.refresh_token)).status).toBe(400);
});
