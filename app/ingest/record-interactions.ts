import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** One validated act of a visitor. */
export interface Interaction {
  readonly shopId: number;
  readonly eventId: string;
  readonly kind: 'view' | 'collectionView' | 'search' | 'addToCart' | 'purchase';
  readonly visitorId: string;
  readonly productId: number | null;
  readonly collectionId: number | null;
  readonly orderId: number | null;
  readonly occurredAt: number;
  readonly receivedAt: number;
}

const INSERT = `INSERT INTO Interaction
  (shopId, eventId, kind, visitorId, productId, collectionId, orderId, occurredAt, receivedAt)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;

/** Record interactions; an event id that is known is the same act. Gives how many were new. The caller opens the transaction. */
export function recordInteractions(db: Database, batch: readonly Interaction[]): number {
  const insert = prepareOnce(db, INSERT);
  let added = 0;
  for (const row of batch) {
    const { shopId, eventId, kind, visitorId, productId, collectionId, orderId, occurredAt, receivedAt } = row;
    const objects = [productId, collectionId, orderId];
    added += insert.run(shopId, eventId, kind, visitorId, ...objects, occurredAt, receivedAt).changes;
  }
  return added;
}
