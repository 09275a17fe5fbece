import type { OrderRecord } from './records.ts';
import type { StoreParts } from './store-parts.ts';

/** The order of this id. @throws {Error} if there is none. */
export function requireOrder(parts: Pick<StoreParts, 'getOrder'>, orderId: string): OrderRecord {
  const order = parts.getOrder(orderId);
  if (!order) throw new Error(`Cannot find the order: its id must be known, got "${orderId}".`);
  return order;
}
