import type { PairEvidence } from '#ml/models/live/live-row.ts';
import type { PlacedProduct } from '#ml/ranking/rank-placement.ts';
import type { CountedOver } from './live/live-counts.ts';
import { readEvidence } from './read-evidence.ts';
import type { Candidate, Reason, ScorePart, ServedShop } from './served-shop.ts';

interface Place {
  readonly kind: 'co-purchase' | 'cart' | 'history';
  /** How the asked products are known to the buyer. */
  readonly by: NonNullable<Reason['by']>;
  readonly over: CountedOver;
  /** Fewer shared orders (buyers) are an anecdote, and no candidate. Default 0: the model has weighed them. */
  readonly fewest?: number;
  /** The page: where the model names nothing, what was bought together with it still counts. */
  readonly page?: number;
}

/** Find a model's ranking in the catalogue. What is deleted since falls away. */
export function placeRanking(
  shop: ServedShop,
  ranking: readonly PlacedProduct[],
  { kind, by, over, fewest = 0, page }: Place,
): Candidate[] {
  const { positions } = shop.catalog;
  const candidates: Candidate[] = [];
  for (const { productId, score, told, prior, because: named } of ranking) {
    const because = named ?? page ?? null;
    const position = positions.get(productId);
    if (position === undefined) continue;
    const withPosition = because === null ? null : (positions.get(because) ?? null);
    // Counted when it is looked at: most candidates are never shown.
    let known: PairEvidence | undefined;
    const evidence = () =>
      (known ??= because === null ? { together: 0, expected: 0 } : readEvidence(shop, over, because, productId));
    if (fewest > 0 && evidence().together < fewest) continue;
    const reason: Reason = {
      kind,
      withPosition,
      by,
      get together() {
        return evidence().together;
      },
      get expected() {
        return because === null ? null : evidence().expected;
      },
    };
    candidates.push({ position, score, reason, parts: listParts(told, prior) });
  }
  return candidates;
}

function listParts(told: number, prior: number): readonly ScorePart[] {
  const parts: ScorePart[] = [{ name: 'goesWith', value: told }];
  return prior === 0 ? parts : [...parts, { name: 'popularity', value: prior }];
}
