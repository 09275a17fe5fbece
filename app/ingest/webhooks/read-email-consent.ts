import { z } from 'zod';
import { emailConsent, instant } from '../wire-fields.ts';
import { id } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { requirePast } from './require-past.ts';

const schema = z.object({
  customer_id: id,
  email_marketing_consent: z
    .object({ state: emailConsent, consent_updated_at: instant.nullish() }, 'must be an object')
    .nullish(),
});

/** Read customers_email_marketing_consent/update: whether the customer may be sent e-mails, without the address. */
export function readEmailConsent(payload: unknown, { happenedAt, receivedAt }: WebhookContext): Reading {
  const { customer_id: customerId, email_marketing_consent: consent } = parsePayload(schema, 'consent', payload);
  const updatedAt = consent?.consent_updated_at ?? happenedAt;
  requirePast(updatedAt, receivedAt, 'consent');
  return { write: (facts) => facts.emailConsent({ customerId, state: consent?.state ?? null, updatedAt }) };
}
