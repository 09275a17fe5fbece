import { findIndex } from '#ml/data/find-index.ts';
import { blendContent } from '#ml/models/content/blend-content.ts';
import type { Candidate, ServedShop } from './served-shop.ts';

/** With so many orders, a product's orders speak for themselves. */
const SPEAKS_FOR_ITSELF = 20;

/** What is like a product by its title, type, vendor, tags and price, best first; also of one that was never sold. */
export function findSimilar({ catalog, model }: ServedShop, productId: number | null): readonly Candidate[] {
  const content = model?.content;
  if (!content || productId === null) return [];
  const row = findIndex(content.vocabulary, productId);
  if (row < 0) return [];
  const { offsets, products, scores } = content.neighbors;
  const withPosition = catalog.positions.get(productId) ?? null;
  const candidates: Candidate[] = [];
  for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
    const position = catalog.positions.get(content.vocabulary[products[at]!]!);
    if (position === undefined) continue;
    const reason = { kind: 'similar', withPosition, by: 'page', together: 0, expected: null } as const;
    candidates.push({ position, score: scores[at]!, reason });
  }
  return candidates;
}

/**
 * Blend what orders say goes with a product with what is like it, by the product's orders: `n / (n + k)` of the first
 * (see `blendContent`). Unchanged for a product with twenty orders or more.
 */
export function blendSimilar(shop: ServedShop, productId: number, bought: readonly Candidate[]): readonly Candidate[] {
  const orders = shop.live
    ? shop.live.ordersOf(productId)
    : (shop.model?.popularity.orders[findIndex(shop.model.vocabulary, productId)] ?? 0);
  if (orders >= SPEAKS_FOR_ITSELF || bought.length === 0) return bought;
  const similar = findSimilar(shop, productId);
  if (similar.length === 0) return bought;
  const blended = blendContent(toRow(bought), toRow(similar), orders);
  const known = new Map([...similar, ...bought].map((candidate) => [candidate.position, candidate]));
  return Array.from(blended.products, (position, i) => ({
    ...known.get(position)!,
    score: blended.scores[i]!,
    parts: undefined,
  }));
}

function toRow(candidates: readonly Candidate[]) {
  return {
    products: candidates.map(({ position }) => position),
    scores: candidates.map(({ score }) => score),
  };
}
