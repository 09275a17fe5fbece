import { removeOldestView } from './remove-oldest-view.ts';
import { postSession, postUnder, unpostSession } from './post-session.ts';
import type { Session, SessionIndex, View } from './session-index.ts';
import { compareViews, pushView } from './view-heap.ts';

/**
 * Add a view. It joins the visitor's session that it is near to, two sessions that it fills the silence between become
 * one, and with the index full the oldest view of all goes. The same view twice is one view, so that views may come
 * late, twice and in any order. A view in time costs some microseconds.
 *
 * @returns whether the index changed.
 * @throws {RangeError} if the instant or the product id is not a finite number.
 */
export function addView(index: SessionIndex, { visitor, productId, at }: View): boolean {
  if (!Number.isFinite(at) || !Number.isFinite(productId))
    throw new RangeError(`Cannot add a view: product and instant must be finite numbers, got ${productId} at ${at}.`);
  const view = { visitor, productId, at };
  const isFull = index.views.length >= index.capacity;
  if (isFull && compareViews(view, index.views[0]!) <= 0) return false;
  const sessions = index.visitors.get(visitor) ?? [];
  const first = countBefore(sessions, at - index.silence);
  const isNear = first < sessions.length && sessions[first]!.instants[0]! <= at + index.silence;
  const isNew = isNear ? joinView(index, sessions, first, view) : openSession(index, sessions, first, view);
  if (!isNew) return false;
  index.visitors.set(visitor, sessions);
  pushView(index.views, view);
  if (isFull) removeOldestView(index);
  return true;
}

/** How many of the sessions ended before the instant. The last is mostly the one. */
function countBefore(sessions: readonly Session[], at: number): number {
  let n = sessions.length;
  while (n > 0 && sessions[n - 1]!.instants.at(-1)! >= at) n--;
  return n;
}

function openSession(index: SessionIndex, sessions: Session[], place: number, { visitor, productId, at }: View): true {
  const slot = index.freeSlots.pop() ?? index.slotCount++;
  const session = { visitor, slot, products: [findOrAddProduct(index, productId)], instants: [at] };
  sessions.splice(place, 0, session);
  index.sessionCount++;
  postSession(index, session);
  return true;
}

function joinView(index: SessionIndex, sessions: Session[], place: number, view: View): boolean {
  const { productId, at } = view;
  const session = sessions[place]!;
  const position = findPosition(index, session, view);
  if (session.instants[position] === at && index.productIds[session.products[position]!] === productId) return false;
  const next = sessions[place + 1];
  const closes = next !== undefined && next.instants[0]! - at <= index.silence;
  const product = findOrAddProduct(index, productId);
  const isKnown = session.products.includes(product);
  const moves = position === 0 || closes;
  if (moves) unpostSession(index, session);
  session.products.splice(position, 0, product);
  session.instants.splice(position, 0, at);
  if (closes) {
    unpostSession(index, next);
    session.products.push(...next.products);
    session.instants.push(...next.instants);
    sessions.splice(place + 1, 1);
    index.freeSlots.push(next.slot);
    index.sessionCount--;
  }
  if (moves) postSession(index, session);
  else if (!isKnown) postUnder(index, session, product);
  return true;
}

/** Where the view stands in the session: by instant, then by product id. */
function findPosition(index: SessionIndex, { products, instants }: Session, { productId, at }: View): number {
  let position = instants.length;
  const isAfter = (n: number) =>
    instants[n]! > at || (instants[n] === at && index.productIds[products[n]!]! >= productId);
  while (position > 0 && isAfter(position - 1)) position--;
  return position;
}

function findOrAddProduct(index: SessionIndex, productId: number): number {
  const known = index.indices.get(productId);
  if (known !== undefined) return known;
  const product = index.freeProducts.pop() ?? index.productIds.length;
  index.productIds[product] = productId;
  index.postings[product] = [];
  index.indices.set(productId, product);
  return product;
}
