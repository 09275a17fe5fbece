import { selectTop } from '#ml/math/select-top.ts';
import type { ContentFeatures } from './content-features.ts';
import type { ContentScorer } from './content-scorer.ts';
import { createContentLikeness } from './create-content-likeness.ts';
import { WORD_BUCKETS } from './create-cosine-scorer.ts';
import { weighContent } from './weigh-content.ts';

/** What two towers learned (see `trainTwoTower`). */
export interface Towers {
  readonly factors: number;
  readonly queries: Float32Array;
  readonly candidates: Float32Array;
  readonly likeness: number;
}

/** Catalogues up to this size are scored whole; in larger ones the towers rank what words have found. */
const WHOLE_CATALOG = 8192;
const FOUND_BY_WORDS = 300;

/**
 * Create a scorer of two towers: the squared softmax of the logits `query . candidate + likeness * cosine` over the
 * products scored. Squared, so that a product sure of its neighbours outweighs one that is not. Products without any
 * content have no neighbours and are nobody's. Past 8,192 products the 300 nearest by words are scored.
 */
export function createTowerScorer(content: ContentFeatures, towers: Towers): ContentScorer {
  const { offsets } = content;
  const productCount = offsets.length - 1;
  const near = createContentLikeness(weighContent(content, { buckets: WORD_BUCKETS }));
  const everyone = Uint32Array.from({ length: productCount }, (_, product) => product);
  const described = everyone.filter((product) => offsets[product + 1]! > offsets[product]!);
  const logits = new Float32Array(productCount);
  const scores = new Float32Array(productCount);
  const isWhole = productCount <= WHOLE_CATALOG;
  const scoreAll = isWhole ? createRowProduct(towers, productCount) : null;
  return (product) => {
    if (offsets[product + 1] === offsets[product]) return { others: new Uint32Array(0), scores };
    const { others: found, cosines } = near.find(product);
    const others = isWhole
      ? described
      : Uint32Array.from(selectTop(found, FOUND_BY_WORDS, (a, b) => cosines[b]! - cosines[a]! || a - b));
    scoreAll?.(product, logits);
    let best = -Infinity;
    for (let i = 0; i < others.length; i++) {
      const other = others[i]!;
      const learned = scoreAll ? logits[other]! : multiplyRows(towers, product, other);
      logits[other] = other === product ? -Infinity : learned + towers.likeness * cosines[other]!;
      if (logits[other]! > best) best = logits[other]!;
    }
    let total = 0;
    for (let i = 0; i < others.length; i++) total += scores[others[i]!] = Math.exp(logits[others[i]!]! - best);
    for (let i = 0; i < others.length; i++) scores[others[i]!] = (scores[others[i]!]! / total) ** 2;
    return { others, scores };
  };
}

/** One query row times all candidate rows, four factors at a time over the transpose: the order the processor reads in. */
function createRowProduct(
  { queries, candidates, factors }: Towers,
  productCount: number,
): (query: number, products: Float32Array) => void {
  const nothing = new Float32Array(productCount);
  const columns = Array.from({ length: factors }, (_, factor) =>
    Float32Array.from({ length: productCount }, (_, product) => candidates[product * factors + factor]!),
  );
  return (query, products) => {
    const weightOf = (factor: number) => (factor < factors ? queries[query * factors + factor]! : 0);
    products.fill(0);
    for (let factor = 0; factor < factors; factor += 4) {
      const [a = nothing, b = nothing, c = nothing, d = nothing] = columns.slice(factor, factor + 4);
      const [v, w, x, y] = [weightOf(factor), weightOf(factor + 1), weightOf(factor + 2), weightOf(factor + 3)];
      for (let i = 0; i < products.length; i++) {
        products[i]! += v * a[i]! + w * b[i]! + (x * c[i]! + y * d[i]!);
      }
    }
  };
}

function multiplyRows({ queries, candidates, factors }: Towers, query: number, candidate: number): number {
  let sum = 0;
  for (let i = 0; i < factors; i++) sum += queries[query * factors + i]! * candidates[candidate * factors + i]!;
  return sum;
}
