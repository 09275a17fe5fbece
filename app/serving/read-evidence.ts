import { findIndex } from '#ml/data/find-index.ts';
import type { PairEvidence } from '#ml/models/live/live-row.ts';
import type { CountedOver } from './live/live-counts.ts';
import type { ServedShop } from './served-shop.ts';

/** How many orders (buyers) hold both products, and how many would by chance: as counted now, else as last trained. */
export function readEvidence(
  { live, model }: ServedShop,
  over: CountedOver,
  because: number,
  productId: number,
): PairEvidence {
  if (live) return live.evidence(over, because, productId);
  const nothing = { together: 0, expected: 0 };
  if (!model) return nothing;
  const { offsets, products, together, expected } = over === 'orders' ? model.boughtTogether : model.alsoBought;
  const row = findIndex(model.vocabulary, because);
  const other = findIndex(model.vocabulary, productId);
  if (row < 0 || other < 0) return nothing;
  for (let at = offsets[row]!; at < offsets[row + 1]!; at++)
    if (products[at] === other) return { together: together[at]!, expected: expected[at]! };
  return nothing;
}
