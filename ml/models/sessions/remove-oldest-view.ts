import { dropSession, freeProduct } from './drop-session.ts';
import { postSession, unpostSession } from './post-session.ts';
import type { SessionIndex } from './session-index.ts';
import { popView } from './view-heap.ts';

/** Remove the oldest view of all: the first of its visitor's first session. The index holds one at least. */
export function removeOldestView(index: SessionIndex): void {
  const { visitor } = popView(index.views);
  const sessions = index.visitors.get(visitor)!;
  const session = sessions[0]!;
  if (session.products.length === 1) {
    dropSession(index, session);
    sessions.shift();
    if (sessions.length === 0) index.visitors.delete(visitor);
    return;
  }
  unpostSession(index, session);
  const product = session.products.shift()!;
  session.instants.shift();
  postSession(index, session);
  if (index.postings[product]!.length === 0) freeProduct(index, product);
}
