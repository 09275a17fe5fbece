import { addView } from '#ml/models/sessions/add-view.ts';
import { createSessionIndex } from '#ml/models/sessions/create-session-index.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Enter sessions into the index that the product uses, in their order: the files tell no instants, so each session is a
 * visitor of its own, a day after the one before, with a minute between two views.
 */
export function indexSessions(sessions: readonly (readonly number[])[]): SessionIndex {
  const capacity = sessions.reduce((sum, { length }) => sum + length, 1);
  const index = createSessionIndex({ capacity });
  for (const [n, session] of sessions.entries()) {
    const visitor = `session ${n}`;
    for (const [step, productId] of session.entries())
      addView(index, { visitor, productId, at: n * DAY + step * MINUTE });
  }
  return index;
}
