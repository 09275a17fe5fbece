import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SandboxContext } from '../sandbox-context.ts';

/** Life of an id token in seconds. */
const ID_TOKEN_SECONDS = 60;

/** The staff member who is signed in to the sandbox's admin. */
export const STAFF_ID = 1;

/** Sign the token App Bridge hands to the app: HS256 with the app's secret, for one minute. */
export function signIdToken({ store, apiKey, apiSecret, now }: SandboxContext): Promise<string> {
  const issuedAt = Math.floor(now() / 1000);
  const shop = `https://${store.shop.domain}`;
  return new SignJWT({ dest: shop, sid: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(`${shop}/admin`)
    .setAudience(apiKey)
    .setSubject(String(STAFF_ID))
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + ID_TOKEN_SECONDS)
    .sign(new TextEncoder().encode(apiSecret));
}
