import type { View } from '../models/sessions/session-index.ts';

/** What one visitor looked at without a longer pause. */
export interface Visit {
  readonly visitor: string;
  /** Oldest look first, repeats included; looks of one instant by product id. */
  readonly productIds: readonly number[];
  /** When each was looked at, in epoch milliseconds. */
  readonly instants: readonly number[];
}

/** A longer silence ends a visit. */
const SILENCE = 30 * 60 * 1000;

/** List the visits that views make, by their start, then by visitor. In whatever order the views come. */
export function listVisits(views: readonly View[]): Visit[] {
  const sorted = [...views].sort(
    (a, b) => compareWords(a.visitor, b.visitor) || a.at - b.at || a.productId - b.productId,
  );
  const visits: { visitor: string; productIds: number[]; instants: number[] }[] = [];
  for (const { visitor, productId, at } of sorted) {
    const open = visits.at(-1);
    if (open?.visitor === visitor && at - open.instants.at(-1)! <= SILENCE) {
      open.productIds.push(productId);
      open.instants.push(at);
    } else visits.push({ visitor, productIds: [productId], instants: [at] });
  }
  return visits.sort((a, b) => a.instants[0]! - b.instants[0]! || compareWords(a.visitor, b.visitor));
}

function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
