import { selectTop } from '#ml/math/select-top.ts';
import type { Candidate, Reason, ServedShop } from './served-shop.ts';

/** A product that says something about what is wanted, and how much. */
export interface Seed {
  readonly productId: number;
  readonly weight: number;
  readonly by: NonNullable<Reason['by']>;
}

const CANDIDATES = 120;

/**
 * Add up the similarity rows of the seeds, each times its weight, best first. The reason names the seed that said
 * most. A pair seen with one buyer only says nothing.
 */
export function sumSimilar(shop: ServedShop, seeds: readonly Seed[], kind: 'cart' | 'history'): Candidate[] {
  const { model, catalog, indices, positions } = shop;
  if (!model || seeds.length === 0) return [];
  const { offsets, products, scores, together } = model.similarity;
  const sums = new Float64Array(catalog.products.length);
  const best = new Map<number, { said: number; reason: Reason }>();
  for (const { productId, weight, by } of seeds) {
    const withPosition = catalog.positions.get(productId);
    const index = withPosition === undefined ? -1 : indices[withPosition]!;
    if (withPosition === undefined || index < 0) continue;
    for (let i = offsets[index]!; i < offsets[index + 1]!; i++) {
      const position = positions[products[i]!]!;
      if (position < 0 || together[i]! < 2) continue;
      const said = weight * scores[i]!;
      sums[position]! += said;
      const before = best.get(position);
      if (before && before.said >= said) continue;
      best.set(position, { said, reason: { kind, withPosition, by, together: together[i]!, expected: null } });
    }
  }
  const touched = [...best.keys()];
  return Array.from(selectTop(touched, touched.length, sums, CANDIDATES), (position) => ({
    position,
    score: sums[position]!,
    reason: best.get(position)!.reason,
  }));
}
