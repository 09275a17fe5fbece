import { selectTop } from '#ml/math/select-top.ts';
import type { ProductHabits } from './product-habits.ts';
import type { SessionIndex } from './session-index.ts';

/** The products nearest to one, best first, with shares that sum to 1. */
export interface Walk {
  readonly products: readonly number[];
  readonly shares: readonly number[];
}

/** Products nearest to a product by its index; worked out when first asked for. */
export type Walker = (product: number) => Walk;

const WIDTH = 25;
const SAMPLE = 500;
/** An old session still says that two products belong together. */
const OLD = 0.05;
const SHRINK = 3;

/**
 * Create a walker over an index as it is now: from a product to those most often seen in one session with it, lately
 * above all, divided by the root of their own sessions. Two steps of it reach what no session ever held together.
 */
export function createWalker(index: SessionIndex, { recency }: ProductHabits): Walker {
  const walks = new Map<number, Walk>();
  const sums = new Float64Array(index.productIds.length);
  return (product) => {
    const known = walks.get(product);
    if (known) return known;
    const touched: number[] = [];
    for (const session of index.postings[product]!.slice(-SAMPLE))
      for (const other of session.products) {
        if (other === product) continue;
        if (sums[other] === 0) touched.push(other);
        sums[other]! += recency[session.slot]! + OLD;
      }
    for (const other of touched) sums[other]! /= Math.sqrt(index.postings[other]!.length + SHRINK);
    const compare = (a: number, b: number) => sums[b]! - sums[a]! || index.productIds[a]! - index.productIds[b]!;
    const products = selectTop(touched, WIDTH, compare);
    const total = products.reduce((sum, other) => sum + sums[other]!, 0);
    const walk = { products, shares: products.map((other) => sums[other]! / total) };
    for (const other of touched) sums[other] = 0;
    walks.set(product, walk);
    return walk;
  };
}
