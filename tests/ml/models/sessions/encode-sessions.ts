import { compareSessions } from '#ml/models/sessions/compare-sessions.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';

/**
 * Write the sessions of an index as text: a line a session with its visitor, instants and product ids, by start. Two
 * indexes that hold the same views give the same text, however they came to hold them.
 */
export function encodeSessions(index: SessionIndex): string {
  return [...index.visitors.values()]
    .flat()
    .sort(compareSessions)
    .map(({ visitor, instants, products }) =>
      JSON.stringify([visitor, instants, products.map((product) => index.productIds[product]!)]),
    )
    .join('\n');
}
