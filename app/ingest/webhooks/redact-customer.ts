import { z } from 'zod';
import { enqueueJob } from '../../jobs/enqueue-job.ts';
import { redactCustomer as eraseCustomer } from '../redact-customer.ts';
import { id } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';

const schema = z.object({
  customer: z.object({ id }, 'must be an object with an id'),
  orders_to_redact: z.array(id, 'must be a list').nullish(),
});

/** Act on customers/redact: the person is erased at once, and the model is trained again without. */
export function redactCustomer(payload: unknown, { app, shop, happenedAt }: WebhookContext): Reading {
  const { customer, orders_to_redact } = parsePayload(schema, 'customer redaction', payload);
  return {
    write() {
      const orderIds = orders_to_redact ?? [];
      eraseCustomer(app, shop.id, { customerId: customer.id, orderIds, redactedAt: happenedAt });
      enqueueJob(app.db, { shopId: shop.id, name: 'train-shop', payload: {}, key: 'redaction' });
    },
  };
}
