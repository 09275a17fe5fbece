import { z } from 'zod';
import { instant } from '../wire-fields.ts';
import { id } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { requirePast } from './require-past.ts';

const deletion = z.object({ id });
const schema = z.object({ id, created_at: instant.nullish(), updated_at: instant });

/** Read customers/create, customers/update and customers/delete: the id and its instants, nothing of the person. */
export function readCustomer(payload: unknown, { topic, happenedAt, receivedAt }: WebhookContext): Reading {
  if (topic === 'customers/delete') {
    const gone = parsePayload(deletion, 'customer', payload);
    requirePast(happenedAt, receivedAt, 'customer');
    return { write: (facts) => facts.customerDeleted(gone.id, happenedAt) };
  }
  const customer = parsePayload(schema, 'customer', payload);
  requirePast(customer.updated_at, receivedAt, 'customer');
  return {
    write: (facts) =>
      facts.customer({
        customerId: customer.id,
        createdAt: customer.created_at ?? null,
        updatedAt: customer.updated_at,
      }),
  };
}
