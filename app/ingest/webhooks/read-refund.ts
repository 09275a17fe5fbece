import { enqueueJob } from '../../jobs/enqueue-job.ts';
import { id } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { readRefundFacts, refundFields } from './refund-fields.ts';
import { requirePast } from './require-past.ts';

const schema = refundFields.extend({ order_id: id });

/**
 * Read refunds/create. It does not say whether amounts contain tax: a refund with tax in it counts once its order
 * tells (orders/updated, or the order asked for again), so that every source gives the same facts.
 */
export function readRefund(payload: unknown, { app, shop, receivedAt }: WebhookContext): Reading {
  const parsed = parsePayload(schema, 'refund', payload);
  const orderId = parsed.order_id;
  const currency = parsed.refund_line_items[0]?.subtotal_set?.shop_money.currency_code ?? shop.currency;
  const { refund, lines, taxMinor } = readRefundFacts(parsed, { orderId, currency, taxesIncluded: false });
  requirePast(refund.refundedAt, receivedAt, 'refund');
  return {
    write(facts) {
      facts.refund(refund);
      if (taxMinor === 0) for (const line of lines) facts.refundLine(line);
      else enqueueJob(app.db, { shopId: shop.id, name: 'refresh-order', payload: { orderId }, key: String(orderId) });
    },
  };
}
