import type { BuyerHistory } from './buyer-history.ts';
import { createFilter, type Suppression } from './create-filter.ts';
import { exploreList, type Exploring, type FilledSlot, type OpenStep } from './explore-list.ts';
import { findCandidates } from './find-candidates.ts';
import { findRest } from './find-rest.ts';
import { choosePins, type Pin } from './merchandising/choose-pins.ts';
import { createVarietyCap } from './merchandising/create-variety-cap.ts';
import type { CompiledRule } from './merchandising/merchandising.ts';
import { selectRules } from './merchandising/select-rules.ts';
import { weighCandidates } from './merchandising/weigh-candidates.ts';
import { PLACEMENTS, type Placement } from './placements.ts';
import type { Candidate, ServedShop, Source } from './served-shop.ts';

/** What is asked of a shop. */
export interface RecommendationQuery {
  readonly placement: Placement;
  /** The product page. */
  readonly productId: number | null;
  /** Product ids in the cart. */
  readonly cart: readonly number[];
  readonly buyer: BuyerHistory;
  readonly limit: number;
  readonly now: number;
  /** Product ids that other lists of the page show already. Default none. */
  readonly shown?: readonly number[];
  /** Also name among the suppressed what cannot be shown to anybody. Default false. */
  readonly explains?: boolean;
  /** Ids of the rules for some buyers that hold for who asks. Default none. */
  readonly audiences?: ReadonlySet<number>;
  /** What may be tried on who asks. Default: nothing. */
  readonly exploring?: Exploring | null;
}

/** One source that was asked: how many it proposed (not more than could be of use), how many of them are in the answer. */
export interface TrailStep {
  readonly fallback: Source;
  readonly found: number;
  readonly used: number;
}

/** A product that was proposed and left out. */
export interface SuppressedCandidate {
  readonly candidate: Candidate;
  readonly why: Suppression;
  /** The merchant's rule that left it out, or the pin that gave way; null where no rule is concerned. */
  readonly rule: CompiledRule | null;
}

export interface RecommendedList {
  /** The first fallback with a product in the answer, pins only where nothing else is; null for an empty list. */
  readonly fallback: Source | null;
  readonly trail: readonly TrailStep[];
  /** One slot a product, best first. */
  readonly slots: readonly Candidate[];
  /** What was proposed and left out above the last slot, each product once. */
  readonly suppressed: readonly SuppressedCandidate[];
}

/**
 * Recommend products for a placement: pins take their places, then the placement's fallbacks are asked in order, each
 * fills what the one before left open. What the shop's variety or a bury holds back comes last: it never shortens a
 * list. Then some slots may go to newcomers. A function of shop and query; without products that can be shown the list
 * is empty.
 */
export function recommend(shop: ServedShop, query: RecommendationQuery): RecommendedList {
  const { limit } = query;
  const rules = selectRules(shop.catalog.merchandising, query);
  const refuse = createFilter(shop, query, rules);
  const chosen = choosePins(shop, rules.pins, limit, refuse);
  const pins = new Map(chosen.pins.map((pin) => [pin.candidate.position, pin]));
  const cap = createVarietyCap(shop, limit);
  const seen = new Set(chosen.yielded.map(({ candidate }) => candidate.position));
  const filled: FilledSlot[] = [];
  const suppressed: SuppressedCandidate[] = [...chosen.yielded];
  const held: (FilledSlot & { readonly isLast: boolean })[] = [];
  const trail: OpenStep[] = [];
  const isFull = () => filled.length + pins.size >= limit;
  const take = (candidate: Candidate, step: OpenStep) => {
    filled.push({ candidate, step });
    cap.count(candidate.position);
    step.used++;
  };
  if (rules.pins.length > 0) trail.push({ fallback: 'pinned', found: rules.pins.length, used: pins.size });
  for (const position of pins.keys()) cap.count(position);
  for (const fallback of PLACEMENTS[query.placement]) {
    if (isFull()) break;
    const candidates = weighCandidates(findCandidates(shop, query, fallback), rules);
    const step: OpenStep = { fallback, found: candidates.length, used: 0 };
    trail.push(step);
    for (const candidate of candidates) {
      const { position } = candidate;
      if (isFull()) break;
      if (seen.has(position)) continue;
      const why = refuse(position, fallback);
      // What the history leaves out as bought before may come again in a later list, if it runs out.
      if (why !== 'bought before') seen.add(position);
      if (why === 'excluded by a rule') suppressed.push({ candidate, why, rule: rules.findExclusion(position) });
      else if (why) suppressed.push({ candidate, why, rule: null });
      else if (pins.has(position)) pins.set(position, { slot: pins.get(position)!.slot, candidate });
      else if (rules.factorOf(position) === 0) held.push({ candidate, step, isLast: true });
      else if (!cap.hasRoom(position)) held.push({ candidate, step, isLast: false });
      else take(candidate, step);
    }
  }
  for (const isLast of [false, true])
    for (const kept of held) if (kept.isLast === isLast && !isFull()) take(kept.candidate, kept.step);
  const step = trail.at(-1);
  if (!isFull() && step?.fallback === 'newest') {
    const isOpen = (position: number) =>
      !seen.has(position) && !pins.has(position) && refuse(position, 'newest') === null;
    const rest = findRest(shop, limit - filled.length - pins.size, isOpen);
    step.found += rest.length;
    for (const candidate of rest) take(candidate, step);
  }
  const mayTry = (position: number) =>
    !pins.has(position) && rules.factorOf(position) >= 1 && refuse(position, 'exploring') === null;
  const { slots, step: tried } = exploreList(shop, query, filled, cap, mayTry);
  if (tried) trail.push(tried);
  const fallback = slots[0]?.reason.kind ?? (pins.size > 0 ? 'pinned' : null);
  return { fallback, trail, slots: insertPins(slots, [...pins.values()]), suppressed };
}

/** The list with every pin in its place, or at the end where the list is shorter. */
function insertPins(slots: readonly Candidate[], pins: readonly Pin[]): readonly Candidate[] {
  const list = [...slots];
  for (const { slot, candidate } of pins) list.splice(slot - 1, 0, candidate);
  return list;
}
