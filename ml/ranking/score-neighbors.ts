import type { Neighbors } from '../models/neighbors.ts';

export interface WeightedProduct {
  /** Vocabulary index. */
  readonly product: number;
  readonly weight: number;
}

/** A product near to what was asked about. */
export interface Candidate {
  readonly product: number;
  score: number;
  /** The asked product that adds most, and how much. */
  because: number;
  share: number;
  /** Where the pair stands in the neighbour columns. */
  at: number;
}

/**
 * Score the neighbours of some products: the sum of their rows, each times its weight. What is asked about is no
 * candidate itself. Sums run by ascending product, so the order of the question changes no bit.
 */
export function scoreNeighbors(neighbors: Neighbors, query: readonly WeightedProduct[]): Candidate[] {
  const asked = new Set(query.map(({ product }) => product));
  const candidates = new Map<number, Candidate>();
  for (const { product: because, weight } of [...query].sort((a, b) => a.product - b.product)) {
    for (let at = neighbors.offsets[because]!; at < neighbors.offsets[because + 1]!; at++) {
      const product = neighbors.products[at]!;
      if (asked.has(product)) continue;
      const share = weight * neighbors.scores[at]!;
      const known = candidates.get(product);
      if (!known) {
        candidates.set(product, { product, score: share, because, share, at });
        continue;
      }
      known.score += share;
      if (share > known.share) Object.assign(known, { because, share, at });
    }
  }
  return [...candidates.values()];
}
