import { z } from 'zod';

// Fields that Shopify writes alike in REST payloads and in rows of the Admin GraphQL API.

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** An ISO 8601 instant with its offset, as epoch milliseconds. */
export const instant = z.string('must be an ISO 8601 instant').transform((text, context) => {
  const at = ISO_INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (at >= 0) return at;
  context.addIssue({ code: 'custom', message: 'must be an ISO 8601 instant since 1970', input: text });
  return z.NEVER;
});

/** A count of units. */
export const units = z.int('must be a whole number').min(0, 'must not be negative');
