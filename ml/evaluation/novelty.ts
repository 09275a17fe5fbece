/** What one product must at least be taken to be known by: nothing is infinitely new. */
const LEAST_SHARE = 1e-9;

/**
 * Mean surprise of the shown products in bits: `-log2(share of earlier orders that hold the product)` (Zhou et al., PNAS
 * 2010, "self-information"). Bestsellers surprise little. 0 if nothing is shown.
 */
export function novelty(rankings: Iterable<readonly number[]>, shareOf: (productId: number) => number): number {
  let bits = 0;
  let shown = 0;
  for (const ranked of rankings) {
    for (const id of ranked) bits -= Math.log2(Math.min(1, Math.max(LEAST_SHARE, shareOf(id))));
    shown += ranked.length;
  }
  return shown > 0 ? bits / shown : 0;
}
