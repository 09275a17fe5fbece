/** A row of neighbours: products by index into one vocabulary, and what they score. */
export interface NeighborRow {
  readonly products: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
}

/**
 * How many orders the content of a product is worth. Chosen on Online Retail, product pages of the 30 days before the
 * last 30: 1 is best of 0 to 50 over all products below 200 orders (docs/decisions/0014).
 */
const CONTENT_ORDERS = 1;

/**
 * Blend what orders say of a product's neighbours with what its content says: `n / (n + k)` of the first and
 * `k / (n + k)` of the second, each divided by the sum of its scores above 0. Never bought: content alone. Where one has
 * nothing to say, the other speaks alone. Scores at or below 0 are left out. Best first, ties to the smaller index.
 *
 * @param orders orders `n` that hold the product. @param k orders that its content is worth.
 * @throws {RangeError} if `orders` or `k` is below 0 or no number.
 */
export function blendContent(
  bought: NeighborRow,
  content: NeighborRow,
  orders: number,
  k: number = CONTENT_ORDERS,
): { readonly products: Uint32Array; readonly scores: Float32Array } {
  if (!(orders >= 0) || !(k >= 0)) {
    throw new RangeError(`Cannot blend content: orders and k must be at least 0, got ${orders} and ${k}.`);
  }
  const boughtTotal = sumPositive(bought);
  const contentTotal = sumPositive(content);
  const share = contentTotal === 0 ? 1 : boughtTotal === 0 || orders === 0 ? 0 : orders / (orders + k);
  const scores = new Map<number, number>();
  addRow(scores, bought, share / boughtTotal);
  addRow(scores, content, (1 - share) / contentTotal);
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return {
    products: Uint32Array.from(best, ([product]) => product),
    scores: Float32Array.from(best, ([, score]) => score),
  };
}

function sumPositive({ scores }: NeighborRow): number {
  let total = 0;
  for (let i = 0; i < scores.length; i++) total += Math.max(0, scores[i]!);
  return total;
}

function addRow(sums: Map<number, number>, { products, scores }: NeighborRow, weight: number): void {
  if (!(weight > 0) || weight === Infinity) return;
  for (let i = 0; i < products.length; i++) {
    if (scores[i]! > 0) sums.set(products[i]!, (sums.get(products[i]!) ?? 0) + weight * scores[i]!);
  }
}
