import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';

/** Prepare the removal of an order with its lines and refunds. The caller opens the transaction. */
export function createOrderDeleter(db: Database, shopId: number): (orderId: number) => void {
  const statements = ['RefundLine', 'Refund', 'OrderLine', 'Order'].map((table) =>
    prepareOnce(db, `DELETE FROM "${table}" WHERE shopId = ? AND orderId = ?`),
  );
  return (orderId) => {
    for (const statement of statements) statement.run(shopId, orderId);
  };
}
