import { expect, test } from 'vitest';
import { signQuery } from '#sandbox/storefront/proxy/sign-query.ts';

// The example of Shopify's documentation: secret "hush".
const QUERY = 'extra=1&extra=2&shop=shop-name.myshopify.com&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555';

test.each([
  [
    'a customer',
    `${QUERY}&logged_in_customer_id=1`,
    '4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb',
  ],
  ['a guest', `${QUERY}&logged_in_customer_id=`, 'e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb'],
])("signs the documentation's request of %s", (_, query, signature) => {
  expect(signQuery(new URLSearchParams(query), 'hush')).toBe(signature);
});

test('a signature is not part of what is signed', () => {
  const params = new URLSearchParams('a=1&signature=zz');
  expect(signQuery(params, 'k')).toBe(signQuery(new URLSearchParams('a=1'), 'k'));
});
