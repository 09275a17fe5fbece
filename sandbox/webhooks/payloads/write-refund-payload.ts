import { gid } from '../../store/gid.ts';
import type { OrderRecord, RefundRecord } from '../../store/records.ts';
import type { ShopRow } from '../../store/types.ts';
import { writeLinePayload } from './write-line-payload.ts';
import { writeLocalInstant } from './write-local-instant.ts';
import { writeMoneySet } from './write-money-set.ts';

/** A refund as REST shows it in `refunds/create` and in `order.refunds`. */
export function writeRefundPayload(refund: RefundRecord, order: OrderRecord, { ianaTimezone }: ShopRow) {
  const orderId = gid.read('Order', order.id);
  return {
    id: gid.read('Refund', refund.id),
    order_id: orderId,
    created_at: writeLocalInstant(refund.createdAt, ianaTimezone),
    processed_at: writeLocalInstant(refund.processedAt, ianaTimezone),
    note: null,
    user_id: 1,
    restock: true,
    admin_graphql_api_id: refund.id,
    duties: [],
    order_adjustments: [],
    transactions: [],
    refund_line_items: refund.refundLineItems.map((back) => {
      const line = order.lineItems.find((candidate) => candidate.id === back.lineItem.id);
      return {
        id: gid.read('RefundLineItem', back.id),
        line_item_id: gid.read('LineItem', back.lineItem.id),
        quantity: back.quantity,
        location_id: 1,
        restock_type: 'return',
        subtotal: Number(back.subtotalSet.shopMoney.amount),
        subtotal_set: writeMoneySet(back.subtotalSet),
        total_tax: 0,
        line_item: line ? writeLinePayload(line) : null,
      };
    }),
  };
}
