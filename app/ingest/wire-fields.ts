import { z } from 'zod';
import type { EmailConsentFact } from './facts.ts';

// Fields that Shopify writes alike in REST payloads and in rows of the Admin GraphQL API.

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** An ISO 8601 instant with its offset, as epoch milliseconds. */
export const instant = z.string('must be an ISO 8601 instant').transform((text, context) => {
  const at = ISO_INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (at >= 0) return at;
  context.addIssue({ code: 'custom', message: 'must be an ISO 8601 instant since 1970', input: text });
  return z.NEVER;
});

/** A country as ISO 3166-1 alpha-2; null where none is stated, or what is stated is no country. */
export const countryCode = z
  .string('must be a country code')
  .nullish()
  .transform((code) => (code && /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? code : null));

/** A sales channel in Shopify's words; null where none is stated. */
export const sourceName = z
  .string('must be a text')
  .nullish()
  .transform((name) => name || null);

const LONGEST_CODE = 255;
const MOST_CODES = 20;

/** Discount codes, sorted and once each; null where none are stated. One that is too long to be a code is none. */
export function readCodes(codes: readonly string[] | null | undefined): readonly string[] | null {
  if (!codes) return null;
  const known = codes.map((code) => code.trim()).filter((code) => code !== '' && code.length <= LONGEST_CODE);
  return [...new Set(known)].sort().slice(0, MOST_CODES);
}

const CONSENTS: ReadonlyMap<string, EmailConsentFact['state']> = new Map([
  ['subscribed', 'subscribed'],
  ['not_subscribed', 'notSubscribed'],
  ['unsubscribed', 'unsubscribed'],
  ['pending', 'pending'],
]);

/** Whether e-mails may be sent, in REST's small letters or GraphQL's capitals; null where it says neither. */
export const emailConsent = z
  .string('must be a text')
  .nullish()
  .transform((state) => CONSENTS.get((state ?? '').toLowerCase()) ?? null);

/** A count of units. */
export const units = z.int('must be a whole number').min(0, 'must not be negative');
