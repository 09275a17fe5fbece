import type { BuyAgainModel } from '#ml/models/buy-again/buy-again-model.ts';
import { recommendDue } from '#ml/ranking/recommend-due.ts';
import type { Database } from '../db.server.ts';
import { loadOrders } from '../ingest/load-orders.ts';
import { selectPurchases } from '../training/select-purchases.ts';
import type { Catalog } from './catalog.ts';

/** A past product of a customer that is due again. Instants in epoch milliseconds. */
export interface DueListing {
  readonly productId: number;
  readonly title: string;
  /** Of buying it within 30 days. */
  readonly probability: number;
  /** When, if at all, they will buy it: the median, and the window of the middle half. May be in the past: overdue. */
  readonly dueAt: number;
  readonly dueFrom: number;
  readonly dueTo: number;
  readonly purchases: number;
  readonly lastBoughtAt: number;
}

interface DueListOptions {
  readonly model: BuyAgainModel;
  readonly catalog: Pick<Catalog, 'products' | 'positions'>;
  readonly customerId: number;
  readonly now: number;
  /** Default 10. */
  readonly limit?: number;
}

/** List what is due for a customer with its dates, the most likely first; of products that can be shown. */
export function listDueProducts(
  db: Database,
  shopId: number,
  { model, catalog: { products, positions }, customerId, now, limit = 10 }: DueListOptions,
): DueListing[] {
  const orders = selectPurchases(loadOrders(db, shopId, { customerId }));
  const isAllowed = (productId: number) => products[positions.get(productId) ?? -1]?.barrier === null;
  return recommendDue(model, orders, { asOf: now, limit, isAllowed }).map(
    ({ productId, probability, dueAt, dueFrom, dueTo, purchases, lastBoughtAt }) => ({
      productId,
      title: products[positions.get(productId)!]!.title,
      ...{ probability, dueAt, dueFrom, dueTo, purchases, lastBoughtAt },
    }),
  );
}
