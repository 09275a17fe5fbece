import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';

/**
 * Prepare the removal of an order with its lines, refunds and the note that it changed. The caller opens the
 * transaction, and bumps `Shop.erasureVersion` when rows were removed.
 */
export function createOrderDeleter(db: Database, shopId: number): (orderId: number) => number {
  const statements = ['RefundLine', 'Refund', 'OrderLine', 'Order', 'OrderChange'].map((table) =>
    prepareOnce(db, `DELETE FROM "${table}" WHERE shopId = ? AND orderId = ?`),
  );
  return (orderId) => statements.reduce((rows, statement) => rows + statement.run(shopId, orderId).changes, 0);
}
