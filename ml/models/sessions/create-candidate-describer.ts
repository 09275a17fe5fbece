import { selectTop } from '#ml/math/select-top.ts';
import { clearCandidateRows, createCandidateRows, openRow, type CandidateRows } from './candidate-rows.ts';
import { COLUMN, SHARES, SIGNALS } from './candidate-signals.ts';
import { createWalker } from './create-walker.ts';
import { describeProduct } from './describe-product.ts';
import { describeVisit } from './describe-visit.ts';
import { findNearSessions, weighRarity } from './find-near-sessions.ts';
import { measureHabits, type ProductHabits } from './product-habits.ts';
import { readVisit, type Step } from './read-visit.ts';
import type { SessionIndex } from './session-index.ts';
import { sumSharedSessions } from './sum-shared-sessions.ts';
import { clearVisitRoom, createVisitRoom, type VisitRoom } from './visit-room.ts';

/** Candidates for the next view of a visit. */
export interface DescribedCandidates {
  /** Indices of products, best by a first sum of their signals first. */
  readonly products: readonly number[];
  /** A row of {@link SIGNALS} a candidate. */
  readonly signals: Float32Array;
}

/** Find candidates for a visit, oldest view first, repeats included, and describe them. */
export type CandidateDescriber = (productIds: readonly number[]) => DescribedCandidates;

export interface CandidateOptions {
  /** Candidates of a visit. Default 100. */
  readonly limit?: number;
  /** Sessions looked at for each product of the visit: the last that hold it. Default 1,000. */
  readonly sample?: number;
}

/** Which candidates are worth a closer look: weights of shares. */
const FIRST_SUM = [
  [COLUMN.near, 1],
  [COLUMN.nearAll, 0.5],
  [COLUMN.around, 0.5],
  [COLUMN.withLately, 0.2],
  [COLUMN.walk, 0.2],
  [COLUMN.reminder, 0.02],
] as const;

/**
 * Create the describer of candidates: everything that the sessions of an index say for each product that may be looked
 * at next, as a row of numbers ({@link SIGNALS}) that a ranker weighs. Candidates are the products of near sessions and
 * those two steps of the walker away. It describes the index as it is now: views added later need a new one.
 */
export function createCandidateDescriber(
  index: SessionIndex,
  { limit = 100, sample = 1000 }: CandidateOptions = {},
): CandidateDescriber {
  const habits = measureHabits(index);
  const walk = createWalker(index, habits);
  const room = createVisitRoom(0);
  const rows = createCandidateRows(SIGNALS.length, index.productIds.length);
  const sumWalk = (step: Step) => {
    const first = walk(step.product);
    for (const [n, product] of first.products.entries()) {
      const second = walk(product);
      for (const [m, other] of second.products.entries()) {
        if (other === step.product) continue;
        const start = openRow(rows, other);
        rows.sums[start + COLUMN.walk]! += (first.shares[n]! * second.shares[m]!) / (step.ago + 1);
      }
    }
  };
  return (productIds) => {
    const steps = readVisit(index, productIds);
    clearCandidateRows(rows);
    clearVisitRoom(room, index);
    if (steps.length > 0) {
      sumNear(index, steps, room, rows, habits, sample);
      sumSharedSessions(index, productIds, steps, { habits, rows, sample });
      for (const step of steps.slice(0, 2)) sumWalk(step);
      describeVisit(index, productIds, steps, rows);
    }
    return pick(index, rows, habits, limit);
  };
}

function sumNear(
  index: SessionIndex,
  steps: readonly Step[],
  room: VisitRoom,
  rows: CandidateRows,
  { recency }: ProductHabits,
  sample: number,
): void {
  const near = findNearSessions(index, steps, room, { sample, thinning: 0 });
  const marks = new Set(near);
  const { similarity, ago, shared } = room.slots;
  for (const session of room.found) {
    const { slot, products } = session;
    const squared = similarity[slot]! ** 2;
    const share = similarity[slot]! / (ago[slot]! + 1);
    const shareAll = (squared * recency[slot]!) / (ago[slot]! + 1) / Math.sqrt(products.length);
    const position = products.lastIndexOf(shared[slot]!);
    const isNear = marks.has(session);
    for (let n = 0; n < products.length; n++) {
      const start = openRow(rows, products[n]!);
      const gap = n - position;
      if (gap !== 0) rows.sums[start + COLUMN.path]! += gap > 0 ? squared / gap : (0.4 * squared) / -gap;
      if (products.indexOf(products[n]!) !== n) continue;
      rows.sums[start + COLUMN.nearAll]! += shareAll;
      if (isNear) rows.sums[start + COLUMN.near]! += share;
    }
  }
  for (const [row, product] of rows.products.entries())
    rows.sums[row * rows.width + COLUMN.near]! *= weighRarity(index, product);
}

/** Turn sums into shares and shares into logarithms, of the candidates that the first sum puts on top. */
function pick(index: SessionIndex, rows: CandidateRows, habits: ProductHabits, limit: number): DescribedCandidates {
  const { products, sums, width } = rows;
  const first = shareSums(rows);
  const compareIds = (a: number, b: number) => index.productIds[products[a]!]! - index.productIds[products[b]!]!;
  const near = (row: number) => sums[row * width + COLUMN.near]!;
  const all = Array.from(products.keys());
  const picked = selectTop(all, limit, (a, b) => first[b]! - first[a]! || compareIds(a, b));
  for (const [rank, row] of picked.entries()) sums[row * width + COLUMN.rank] = Math.log1p(rank);
  const byNear = [...picked].sort((a, b) => near(b) - near(a) || compareIds(a, b));
  for (const [rank, row] of byNear.entries()) sums[row * width + COLUMN.rankNear] = Math.log1p(rank);
  const signals = new Float32Array(picked.length * width);
  for (const [n, row] of picked.entries()) {
    describeProduct(rows, row, habits);
    for (let column = 0; column < width; column++) {
      const sum = sums[row * width + column]!;
      signals[n * width + column] = column < SHARES ? Math.log(sum + 1e-3) : sum;
    }
  }
  return { products: picked.map((row) => products[row]!), signals };
}

/** Divide the sums that are shares by their sum over the candidates; gives the weighted first sum of each row. */
function shareSums({ products, sums, width }: CandidateRows): Float64Array {
  const totals = new Float64Array(SHARES);
  for (let row = 0; row < products.length; row++)
    for (let column = 0; column < SHARES; column++) totals[column]! += sums[row * width + column]!;
  const first = new Float64Array(products.length);
  for (let row = 0; row < products.length; row++) {
    const start = row * width;
    for (let column = 0; column < SHARES; column++) if (totals[column]! > 0) sums[start + column]! /= totals[column]!;
    for (const [column, weight] of FIRST_SUM) first[row]! += weight * sums[start + column]!;
  }
  return first;
}
