import { createHmac, randomUUID } from 'node:crypto';
import type { SandboxContext } from '../sandbox-context.ts';
import { signIdToken } from './sign-id-token.ts';

/**
 * The address the admin loads the app from: its own path and query, with Shopify's signed parameters.
 *
 * @param locale of the member of staff.
 */
export async function writeAppAddress(context: SandboxContext, path: string, locale = 'en'): Promise<string> {
  const { store, appUrl, apiSecret, now } = context;
  const url = new URL(path === '' ? '/' : path, appUrl);
  const name = store.shop.domain.replace('.myshopify.com', '');
  const signed: Record<string, string> = {
    embedded: '1',
    shop: store.shop.domain,
    // The app's library knows the admin by this name only; the frame itself comes from the sandbox.
    host: Buffer.from(`admin.shopify.com/store/${name}`).toString('base64').replace(/=+$/, ''),
    id_token: await signIdToken(context),
    locale,
    session: randomUUID().replaceAll('-', ''),
    timestamp: String(Math.floor(now() / 1000)),
  };
  for (const [key, value] of Object.entries(signed)) url.searchParams.set(key, value);
  const pairs = [...url.searchParams].map(([key, value]) => `${key}=${value}`).sort();
  url.searchParams.set('hmac', createHmac('sha256', apiSecret).update(pairs.join('&')).digest('hex'));
  return url.href;
}
