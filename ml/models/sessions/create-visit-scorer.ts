import { findNearSessions, weighRarity, type NearSessionOptions } from './find-near-sessions.ts';
import { readVisit, type Step } from './read-visit.ts';
import type { Session, SessionIndex } from './session-index.ts';
import { clearVisitRoom, createVisitRoom, touchProduct, type VisitRoom } from './visit-room.ts';

export interface VisitOptions extends NearSessionOptions {
  /** Weight of what followed the product looked at last, beside 1 of the near sessions. Default .5. */
  readonly rules?: number;
  /** Weight of what the visit itself holds. Default .5; 0 where products of the visit are not shown anyway. */
  readonly reminder?: number;
}

/** A product that may be looked at next. */
export interface VisitScore {
  /** Index of the product. */
  readonly product: number;
  /** Comparable within one visit. */
  readonly score: number;
}

/** Score the products for the next view of a visit, oldest view first, repeats included. In no order. */
export type VisitScorer = (productIds: readonly number[], options?: VisitOptions) => VisitScore[];

const NEAR = 0;
const RULES = 1;
const REMINDER = 2;

/**
 * Create the scorer of what a visitor will look at next: near sessions, sequential rules and a reminder (Ludewig &
 * Jannach, 2018; Ludewig, Mauro, Latifi & Jannach, 2021). Each part is divided by its greatest score; the score is
 * their sum by weight.
 *
 * - Near sessions (V-SKNN): `rarity(j) * sum of similarity / (ago + 1)` over the most similar sessions that hold `j`.
 * - Rules: sum of `1 / gap` over the sessions where `j` comes `gap` views after the product looked at last.
 * - Reminder: `1 / (ago + 1)` of a product of the visit.
 *
 * Products that the index does not hold are passed over; of a visit of none, nothing is scored. The scorer sees every
 * view that is added to the index later.
 */
export function createVisitScorer(index: SessionIndex): VisitScorer {
  const room = createVisitRoom(3);
  return (productIds, { rules = 0.5, reminder = 0.5, sample = 300, ...near } = {}) => {
    const steps = readVisit(index, productIds);
    if (steps.length === 0) return [];
    clearVisitRoom(room, index);
    sumNear(index, findNearSessions(index, steps, room, { sample, ...near }), room);
    if (rules > 0) sumRules(index, steps[0]!, sample, room);
    for (const { product, ago } of steps) {
      touchProduct(room, product);
      room.products.sums[REMINDER]![product] = 1 / (ago + 1);
    }
    return blend(room, [1, rules, reminder]);
  };
}

/** Sums run over the sessions by similarity, so that no order of arrival changes a bit. */
function sumNear(index: SessionIndex, near: readonly Session[], room: VisitRoom): void {
  const { inSession, sums } = room.products;
  const scores = sums[NEAR]!;
  const { similarity, ago } = room.slots;
  for (const { slot, products } of near) {
    const share = similarity[slot]! / (ago[slot]! + 1);
    const mark = ++room.sessionMark;
    for (let n = 0; n < products.length; n++) {
      const product = products[n]!;
      if (inSession[product] === mark) continue;
      inSession[product] = mark;
      touchProduct(room, product);
      scores[product]! += share;
    }
  }
  for (const product of room.touched) scores[product]! *= weighRarity(index, product);
}

function sumRules(index: SessionIndex, { product: last }: Step, sample: number, room: VisitRoom): void {
  const posted = index.postings[last]!;
  const scores = room.products.sums[RULES]!;
  for (let n = Math.max(0, posted.length - sample); n < posted.length; n++) {
    const { products, slot } = posted[n]!;
    if (room.slots.marks[slot] !== room.mark) continue;
    const position = products.lastIndexOf(last);
    for (let at = position + 1; at < products.length; at++) {
      touchProduct(room, products[at]!);
      scores[products[at]!]! += 1 / (at - position);
    }
  }
}

function blend({ touched, products: { sums } }: VisitRoom, weights: readonly number[]): VisitScore[] {
  const scales = sums.map((scores, part) => {
    let greatest = 0;
    for (const product of touched) greatest = Math.max(greatest, scores[product]!);
    return greatest > 0 ? weights[part]! / greatest : 0;
  });
  const [near = 0, rules = 0, reminder = 0] = scales;
  return touched.map((product) => ({
    product,
    score: near * sums[NEAR]![product]! + rules * sums[RULES]![product]! + reminder * sums[REMINDER]![product]!,
  }));
}
