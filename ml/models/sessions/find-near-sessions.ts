import { selectTop } from '#ml/math/select-top.ts';
import { compareSessions } from './compare-sessions.ts';
import type { Step } from './read-visit.ts';
import type { Session, SessionIndex } from './session-index.ts';
import type { VisitRoom } from './visit-room.ts';

export interface NearSessionOptions {
  /** Most similar sessions that are given. Default 100. */
  readonly neighbors?: number;
  /** Sessions looked at for each product of the visit: the last that hold it. Default 300. */
  readonly sample?: number;
  /** How fast the sample shrinks: `sample * (ago + 1)^-thinning` for an earlier product. Default 1, which bounds the work. */
  readonly thinning?: number;
  /** How fast earlier views of the visit fade: a product weighs `(ago + 1)^-fading`. Default 1. */
  readonly fading?: number;
}

/** Nobody looks at more in one go: a crawler, of which nothing is learned. */
export const LONGEST = 200;

/**
 * Find the sessions near to a visit: vector multiplication session-based kNN (V-SKNN; Ludewig & Jannach, 2018). Each
 * product of the visit weighs by how lately it was looked at and by its rarity ({@link weighRarity}); the similarity of
 * a session is the sum over the products that it shares. Where the paper samples the last sessions that share any
 * product, this takes the last of each product, so that a rare one is heard beside a bestseller.
 *
 * @param room cleared for this visit; `room.slots` tells the similarity of every session in `room.found`.
 * @returns the most similar first; of two alike, the newer.
 */
export function findNearSessions(
  index: SessionIndex,
  steps: readonly Step[],
  room: VisitRoom,
  { neighbors = 100, sample = 300, thinning = 1, fading = 1 }: NearSessionOptions = {},
): Session[] {
  const { marks, similarity, ago: agos, shared } = room.slots;
  for (const { product, ago } of steps) {
    const posted = index.postings[product]!;
    const weight = (ago + 1) ** -fading * weighRarity(index, product);
    const most = Math.ceil(sample * (ago + 1) ** -thinning);
    for (let n = Math.max(0, posted.length - most); n < posted.length; n++) {
      const session = posted[n]!;
      const { slot, products } = session;
      if (marks[slot] === room.mark) {
        similarity[slot]! += weight;
      } else if (products.length <= LONGEST) {
        marks[slot] = room.mark;
        similarity[slot] = weight;
        agos[slot] = ago;
        shared[slot] = product;
        room.found.push(session);
      }
    }
  }
  const compare = (a: Session, b: Session) => similarity[b.slot]! - similarity[a.slot]! || compareSessions(b, a);
  return selectTop(room.found, neighbors, compare);
}

/** Inverse session frequency, `ln((sessions + 1) / holding it)`: a little above 0 for what every session holds. */
export function weighRarity(index: SessionIndex, product: number): number {
  return Math.log((index.sessionCount + 1) / index.postings[product]!.length);
}
