import type { Sequences } from '../data/sequences.ts';
import type { ItemTable } from './item-table.ts';
import { sumPairs } from './sum-pairs.ts';

export interface TransitionOptions {
  /** How much a pair in reverse order counts: 0 not at all, 1 as much as one in order. Default 0.3. */
  readonly backward?: number;
  /** How much what follows often is held back: each score is divided by the product's count to this power. Default 0. */
  readonly beta?: number;
  /** How much a product asked about is held to its own count: 0 common ones speak louder, 1 all alike. Default 0. */
  readonly alpha?: number;
  /** Pairs further apart than this many steps do not count. Default 50. */
  readonly maxGap?: number;
  /** Neighbours kept for a product. Default 200. */
  readonly maxNeighbors?: number;
}

/**
 * Train sequential rules (Ludewig & Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 2018): how
 * often `j` comes after `i` in a sequence, the more the closer, here in both directions with the reverse counted less:
 * `w_ij = (sum over i before j of 1 / gap + backward * sum over j before i of 1 / gap) / (n_i^alpha n_j^beta)`, where
 * `gap` is 1 for the next place and `n` counts places. Every pair of places counts; a product is no rule for itself.
 *
 * @throws {RangeError} if `alpha`, `beta` or `backward` is not a number from 0, or `maxGap` or `maxNeighbors` not a
 * positive integer.
 */
export function trainTransitions(
  sequences: Sequences,
  { backward = 0.3, alpha = 0, beta = 0, maxGap = 50, maxNeighbors = 200 }: TransitionOptions = {},
): ItemTable {
  for (const [name, value] of Object.entries({ backward, alpha, beta })) requireShare(name, value);
  if (!Number.isInteger(maxGap) || maxGap < 1)
    throw new RangeError(`Cannot train transitions: maxGap must be a positive integer, got ${maxGap}.`);
  const { offsets, products, productCount } = sequences;
  const places = findPlaces(sequences);
  const divisors = (power: number) =>
    Float64Array.from(
      { length: productCount },
      (_, p) => 1 / Math.max(1, places.starts[p + 1]! - places.starts[p]!) ** power,
    );
  const [voices, ends] = [divisors(alpha), divisors(beta)];
  return sumPairs(
    productCount,
    (product, add) => {
      for (let i = places.starts[product]!; i < places.starts[product + 1]!; i++) {
        const place = places.at[i]!;
        const sequence = places.sequenceOf[place]!;
        const last = Math.min(offsets[sequence + 1]! - 1, place + maxGap);
        const first = Math.max(offsets[sequence]!, place - maxGap);
        for (let other = place + 1; other <= last; other++) add(products[other]!, 1 / (other - place));
        if (backward === 0) continue;
        for (let other = place - 1; other >= first; other--) add(products[other]!, backward / (place - other));
      }
    },
    { maxNeighbors, scorePair: (sum, product, other) => sum * voices[product]! * ends[other]! },
  );
}

function requireShare(name: string, value: number): void {
  if (!(value >= 0 && Number.isFinite(value)))
    throw new RangeError(`Cannot train transitions: ${name} must be a number from 0, got ${value}.`);
}

/** Where each product is: its places are `at[starts[p]]` to `at[starts[p + 1]]`, ascending. */
function findPlaces({ productCount, offsets, products }: Sequences) {
  const starts = new Uint32Array(productCount + 1);
  for (const product of products) starts[product + 1]! += 1;
  for (let product = 0; product < productCount; product++) starts[product + 1]! += starts[product]!;
  const free = starts.slice();
  const at = new Uint32Array(products.length);
  const sequenceOf = new Uint32Array(products.length);
  for (let sequence = 0; sequence + 1 < offsets.length; sequence++) {
    for (let place = offsets[sequence]!; place < offsets[sequence + 1]!; place++) {
      at[free[products[place]!]!++] = place;
      sequenceOf[place] = sequence;
    }
  }
  return { starts, at, sequenceOf };
}
