import { addView } from '#ml/models/sessions/add-view.ts';
import { createSessionIndex } from '#ml/models/sessions/create-session-index.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** An index of sessions, each of a visitor of its own, an hour after the one before; views a minute apart. */
export function makeSessions(sessions: readonly (readonly number[])[]): SessionIndex {
  const index = createSessionIndex();
  for (const [n, products] of sessions.entries())
    for (const [step, productId] of products.entries())
      addView(index, { visitor: `v${n}`, productId, at: n * HOUR + step * MINUTE });
  return index;
}
