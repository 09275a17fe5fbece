import type { Database } from '../../db.server.ts';
import type { FactWriter } from '../facts.ts';
import { prepareOnce } from '../prepare-once.ts';
import { buildUpsert } from './build-upsert.ts';
import type { OrderTracker } from './track-orders.ts';

const REFUND = buildUpsert({
  table: 'Refund',
  keys: ['shopId', 'refundId'],
  ever: { orderId: 'max', refundedAt: 'max' },
});

const REFUND_LINE = buildUpsert({
  table: 'RefundLine',
  keys: ['shopId', 'refundId', 'refundLineId'],
  ever: { orderId: 'max', lineId: 'max', quantity: 'max', netMinor: 'max' },
});

/** Accepts refunds and their lines, before or after their order. */
export function createRefundWriter(
  db: Database,
  shopId: number,
  tracker: OrderTracker,
): Pick<FactWriter, 'refund' | 'refundLine'> {
  const refund = prepareOnce(db, REFUND);
  const refundLine = prepareOnce(db, REFUND_LINE);
  return {
    refund({ refundId, orderId, refundedAt }) {
      if (tracker.isErased(orderId)) return;
      tracker.touch(orderId, refund.run(shopId, refundId, orderId, refundedAt).changes);
    },
    refundLine({ refundId, refundLineId, orderId, lineId, quantity, netMinor }) {
      if (tracker.isErased(orderId)) return;
      const { changes } = refundLine.run(shopId, refundId, refundLineId, orderId, lineId, quantity, netMinor);
      tracker.touch(orderId, changes);
    },
  };
}
