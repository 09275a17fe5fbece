import type { Session } from './session-index.ts';

/** The one that started first is the smaller; of two that started at once, the one with the smaller visitor id. */
export function compareSessions(a: Session, b: Session): number {
  return a.instants[0]! - b.instants[0]! || (a.visitor < b.visitor ? -1 : a.visitor > b.visitor ? 1 : 0);
}
