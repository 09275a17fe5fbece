import { createHmac } from 'node:crypto';

/**
 * Sign the query of an app-proxy request as Shopify does: repeated values joined with a comma, `name=value` sorted and
 * joined with nothing, HMAC-SHA256 in hex.
 */
export function signQuery(params: URLSearchParams, secret: string): string {
  const names = [...new Set(params.keys())].filter((name) => name !== 'signature');
  const pairs = names.map((name) => `${name}=${params.getAll(name).join(',')}`);
  return createHmac('sha256', secret).update(pairs.sort().join('')).digest('hex');
}
