import type { Candidate, ServedShop } from './served-shop.ts';

/**
 * Whatever else may be shown, newest first: the prepared lists end somewhere, and a rule may leave out all that is in
 * them. `isOpen` says of a position that can be shown to somebody whether it may be in this list.
 */
export function findRest(
  { catalog, model, indices }: ServedShop,
  limit: number,
  isOpen: (position: number) => boolean,
): readonly Candidate[] {
  return catalog.products
    .flatMap(({ barrier, publishedAt }, position) =>
      barrier === null && isOpen(position) ? [{ position, score: publishedAt }] : [],
    )
    .sort((left, right) => right.score - left.score || left.position - right.position)
    .slice(0, limit)
    .map(({ position, score }) => {
      const together = model?.popularity.orders[indices[position]!] ?? 0;
      return { position, score, reason: { kind: 'newest', withPosition: null, by: null, together, expected: null } };
    });
}
