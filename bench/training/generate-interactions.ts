import { createRandom } from '#ml/math/create-random.ts';

/** Interactions as they come: unsorted pairs, each once. */
export interface Interactions {
  readonly buyerCount: number;
  readonly productCount: number;
  readonly buyers: Uint32Array;
  readonly products: Uint32Array;
}

const BUYERS = 6040;
const PRODUCTS = 3706;
const ONES = 1_000_000;
/** Interactions of a buyer, as in MovieLens 1M: from 20 to 2,314, with a mean of 165. */
const FEWEST = 20;
const MOST = 2314;

/**
 * Generate interactions of MovieLens 1M's shape: 6,040 buyers, 3,706 products, a million ones. How much a buyer does and
 * how popular a product is follow Zipf's law (shifted at the head, as the set's own curves are); who buys what is drawn
 * without taste, so that nothing but the shape matters.
 */
export function generateInteractions(seed: number): Interactions {
  const random = createRandom(seed);
  const lengths = spread(BUYERS, ONES);
  const drawProduct = createDraw(random);
  const order = shuffle(ONES, random);
  const buyers = new Uint32Array(ONES);
  const products = new Uint32Array(ONES);
  const lastBuyer = new Int32Array(PRODUCTS).fill(-1);
  let size = 0;
  for (let buyer = 0; buyer < BUYERS; buyer++) {
    for (let count = 0; count < lengths[buyer]!;) {
      const product = drawProduct();
      if (lastBuyer[product] === buyer) continue;
      lastBuyer[product] = buyer;
      buyers[order[size]!] = buyer;
      products[order[size++]!] = product;
      count++;
    }
  }
  return { buyerCount: BUYERS, productCount: PRODUCTS, buyers, products };
}

/** Zipf with a shift, `1 / (rank + 900)^1.7`, cut to the limits and made to sum up. */
function spread(count: number, total: number): Uint32Array {
  const weights = Float64Array.from({ length: count }, (_, rank) => (rank + 900) ** -1.7);
  const lengthsAt = (scale: number) =>
    Uint32Array.from(weights, (weight) => Math.min(MOST, Math.max(FEWEST, Math.round(weight * scale))));
  const sum = (values: Uint32Array) => values.reduce((a, b) => a + b, 0);
  let low = 0;
  let high = 1e12;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (sum(lengthsAt(middle)) <= total) low = middle;
    else high = middle;
  }
  const lengths = lengthsAt(low);
  for (let left = total - sum(lengths), at = count - 1; left > 0; left--, at--) lengths[at]! += 1;
  return lengths;
}

/** Draws a product, by popularity: `1 / (rank + 60)^1.2`, by the position in the running sum. */
function createDraw(random: () => number): () => number {
  const sums = new Float64Array(PRODUCTS);
  let total = 0;
  for (let rank = 0; rank < PRODUCTS; rank++) sums[rank] = total += (rank + 60) ** -1.2;
  return () => {
    const aim = random() * total;
    let low = 0;
    let high = PRODUCTS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! <= aim) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function shuffle(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}
