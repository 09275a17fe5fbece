import type { Candidate, ServedShop } from './served-shop.ts';

/** One shared order is an anecdote. */
const MIN_TOGETHER = 2;

/** What is bought in one order with a product more than chance has it, best first. */
export function findCoPurchases({ model, catalog, indices, positions }: ServedShop, productId: number): Candidate[] {
  const withPosition = catalog.positions.get(productId);
  const index = withPosition === undefined ? -1 : indices[withPosition]!;
  if (!model || withPosition === undefined || index < 0) return [];
  const { offsets, products, scores, together, expected } = model.coPurchase;
  const candidates: Candidate[] = [];
  for (let i = offsets[index]!; i < offsets[index + 1]!; i++) {
    const position = positions[products[i]!]!;
    if (position < 0 || together[i]! < MIN_TOGETHER) continue;
    candidates.push({
      position,
      score: scores[i]!,
      reason: { kind: 'co-purchase', withPosition, by: 'page', together: together[i]!, expected: expected[i]! },
    });
  }
  return candidates;
}
