import { summarizeBuyer, type BuyerSummary } from '#ml/profiles/summarize-buyer.ts';
import type { Database } from '../db.server.ts';
import { loadOrders } from '../ingest/load-orders.ts';

/** What the accepted facts say of a customer now; null without a counted order. */
export function summarizeCustomer(db: Database, shopId: number, customerId: number): BuyerSummary | null {
  const { orderedAt, netRevenueMinor } = loadOrders(db, shopId, { customerId });
  return summarizeBuyer(orderedAt, netRevenueMinor);
}
