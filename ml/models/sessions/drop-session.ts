import { unpostSession } from './post-session.ts';
import type { Session, SessionIndex } from './session-index.ts';

/** Drop a session, and the products that no other holds. The caller takes it from its visitor's list. */
export function dropSession(index: SessionIndex, session: Session): void {
  unpostSession(index, session);
  index.freeSlots.push(session.slot);
  index.sessionCount--;
  for (const product of new Set(session.products))
    if (index.postings[product]!.length === 0) freeProduct(index, product);
}

/** Forget a product that no session holds. */
export function freeProduct(index: SessionIndex, product: number): void {
  index.indices.delete(index.productIds[product]!);
  index.productIds[product] = Number.NaN;
  index.freeProducts.push(product);
}
