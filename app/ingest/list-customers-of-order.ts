import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** The customers of the orders called `name`, with or without the sign before the number: one, or none. */
export function listCustomersOfOrder(db: Database, shopId: number, name: string): number[] {
  // A plus keeps the planner from reading every order that has a customer.
  const statement = prepareOnce(
    db,
    'SELECT DISTINCT +customerId FROM "Order" WHERE shopId = ? AND name IN (?, ?) AND +customerId IS NOT NULL',
  );
  return statement.pluck().all(shopId, name, `#${name}`) as number[];
}
