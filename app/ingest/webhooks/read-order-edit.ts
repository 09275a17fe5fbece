import { z } from 'zod';
import { enqueueJob } from '../../jobs/enqueue-job.ts';
import { id } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';

const schema = z.object({ order_edit: z.object({ order_id: id }, 'must be an object') });

/** Read orders/edited: it names the lines that changed but not what is left of them, so the order is asked for again. */
export function readOrderEdit(payload: unknown, { app, shop }: WebhookContext): Reading {
  const { order_edit } = parsePayload(schema, 'order edit', payload);
  const orderId = order_edit.order_id;
  return {
    write: () =>
      enqueueJob(app.db, { shopId: shop.id, name: 'refresh-order', payload: { orderId }, key: String(orderId) }),
  };
}
