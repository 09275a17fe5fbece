import { z } from 'zod';
import { DAY } from '../../time.ts';
import { collectCustomerFacts } from '../collect-customer-facts.ts';
import { prepareOnce } from '../prepare-once.ts';
import { id } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';

/** Shopify's deadline. */
const DUE_WITHIN = 30 * DAY;

const schema = z.object({
  customer: z.object({ id }, 'must be an object with an id'),
  orders_requested: z.array(id, 'must be a list').nullish(),
  data_request: z.object({ id }, 'must be an object with an id'),
});

/** Act on customers/data_request: the file with every fact held about the customer waits, sealed, for the merchant. */
export function answerDataRequest(payload: unknown, { app, shop, happenedAt }: WebhookContext): Reading {
  const { customer, orders_requested, data_request } = parsePayload(schema, 'data request', payload);
  const requestId = String(data_request.id);
  return {
    write() {
      const facts = collectCustomerFacts(app.db, shop.id, customer.id, orders_requested ?? []);
      const file = JSON.stringify({ shop: shop.domain, requestId, customerId: customer.id, ...facts }, null, 2);
      prepareOnce(
        app.db,
        `INSERT INTO DataRequest (shopId, requestId, requestedAt, dueAt, fileSealed) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET fileSealed = excluded.fileSealed`,
      ).run(
        shop.id,
        requestId,
        happenedAt,
        happenedAt + DUE_WITHIN,
        app.sealer.seal(file, `data-request:${shop.id}:${requestId}`),
      );
    },
  };
}
