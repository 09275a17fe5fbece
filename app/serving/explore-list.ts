import { exploreSlots } from '#ml/models/explore/explore-slots.ts';
import type { Newcomer } from '#ml/models/explore/judge-newcomer.ts';
import { DAY } from '../time.ts';
import type { VarietyCap } from './merchandising/create-variety-cap.ts';
import type { Placement } from './placements.ts';
import type { Candidate, ServedShop, Source } from './served-shop.ts';

/** The newcomers of a shop on one day, with what their judgement needs. */
export interface Newcomers {
  /** Days since 1970: all of it is as of the beginning of that day. */
  readonly day: number;
  /** Clicks per impression of the shop's recommendations. */
  readonly clickRate: number;
  readonly newcomers: readonly Newcomer[];
}

/** What may be tried on one visitor. */
export interface Exploring extends Newcomers {
  readonly visitor: string;
}

/** A source's step of the trail, while lists are being filled. */
export interface OpenStep {
  readonly fallback: Source;
  found: number;
  used: number;
}

/** A slot that was filled, and the step that filled it. */
export interface FilledSlot {
  readonly candidate: Candidate;
  readonly step: OpenStep;
}

interface ExploredSpot {
  readonly placement: Placement;
  /** Default: nothing is tried. */
  readonly exploring?: Exploring | null;
}

/** Where a new product may take a slot: not where the cart or a buyer's own past says what belongs. */
export const EXPLORED: readonly Placement[] = ['product', 'also-viewed', 'home', 'collection'];

/**
 * Give some slots of a ranked list below its third to newcomers (see `exploreSlots`); the list stays as long as it was,
 * and as varied as the cap wants it.
 *
 * @param cap counts the list. @param isOpen whether a product, by its position, may be in this list.
 * @returns the list, and the step that says so: null where nothing is tried.
 */
export function exploreList(
  { catalog }: ServedShop,
  { placement, exploring }: ExploredSpot,
  filled: readonly FilledSlot[],
  cap: VarietyCap,
  isOpen: (position: number) => boolean,
): { readonly slots: readonly Candidate[]; readonly step: OpenStep | null } {
  const ranked = filled.map(({ candidate }) => candidate);
  if (!exploring || exploring.newcomers.length === 0 || !EXPLORED.includes(placement))
    return { slots: ranked, step: null };
  const { newcomers, day, visitor, clickRate } = exploring;
  let taken = 0;
  let released = 0;
  const { products, explored } = exploreSlots(
    ranked.map(({ position }) => catalog.products[position]!.productId),
    newcomers,
    {
      ...{ limit: ranked.length, visitor, day, asOf: day * DAY, clickRate },
      mayTake(productId) {
        const position = catalog.positions.get(productId);
        if (position === undefined || !isOpen(position)) return false;
        // Whoever comes in, the last that is left goes out.
        if (released === taken) cap.release(ranked.at(-1 - released++)!.position);
        if (!cap.hasRoom(position)) return false;
        cap.count(position);
        taken++;
        return true;
      },
    },
  );
  const step: OpenStep = { fallback: 'exploring', found: newcomers.length, used: explored.length };
  if (explored.length === 0) return { slots: ranked, step };
  for (const { step: from } of filled.slice(-explored.length)) from.used--;
  const known = new Map(ranked.map((candidate) => [candidate.position, candidate]));
  const slots = products.map((productId) => {
    const position = catalog.positions.get(productId)!;
    return known.get(position) ?? toCandidate(position);
  });
  return { slots, step };
}

function toCandidate(position: number): Candidate {
  const reason = { kind: 'exploring', withPosition: null, by: null, together: 0, expected: null } as const;
  return { position, score: 0, reason };
}
