import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether `signature` (base64) is HMAC-SHA256 of the raw bytes under one of the secrets, compared in constant time. */
export function verifyWebhook(secrets: readonly string[], body: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, 'base64');
  let valid = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(body).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) valid = true;
  }
  return valid;
}
