import { compareSessions } from './compare-sessions.ts';
import type { Session, SessionIndex } from './session-index.ts';

/** Enter a session under every product that it holds. */
export function postSession(index: SessionIndex, session: Session): void {
  for (const product of new Set(session.products)) postUnder(index, session, product);
}

/** Enter a session under one product, at its place by start. */
export function postUnder({ postings }: SessionIndex, session: Session, product: number): void {
  const posted = postings[product]!;
  posted.splice(findPlace(posted, session), 0, session);
}

/** Take a session out under every product that it holds, before its start or its products change. */
export function unpostSession(index: SessionIndex, session: Session): void {
  for (const product of new Set(session.products)) {
    const posted = index.postings[product]!;
    posted.splice(findPlace(posted, session), 1);
  }
}

/** How many of the posted started before it. Most are newer than all: the end is looked at first. */
function findPlace(posted: readonly Session[], session: Session): number {
  let low = 0;
  let high = posted.length;
  if (high > 0 && compareSessions(posted[high - 1]!, session) < 0) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareSessions(posted[middle]!, session) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
