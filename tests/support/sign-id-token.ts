import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** Sign the token that says which shop's merchant asks, as Shopify gives it to App Bridge. It lasts a minute. */
export function signIdToken(
  domain: string,
  { key, secret }: { readonly key: string; readonly secret: string },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ dest: `https://${domain}`, sid: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(`https://${domain}/admin`)
    .setAudience(key)
    .setSubject('42')
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + 60)
    .sign(new TextEncoder().encode(secret));
}
