import type { ContentFeatures } from './content-features.ts';
import type { ContentScorer } from './content-scorer.ts';
import { createContentLikeness } from './create-content-likeness.ts';
import { weighContent } from './weigh-content.ts';

/** Columns for words: collisions are rare up to some ten thousand distinct ones. */
export const WORD_BUCKETS = 2 ** 18;

/**
 * Create a scorer that knows no orders: the squared tf-idf cosine of content (Salton & Buckley, 1988). Squared, so that
 * one product much alike counts more than many that share a common word.
 */
export function createCosineScorer(content: ContentFeatures): ContentScorer {
  const likeness = createContentLikeness(weighContent(content, { buckets: WORD_BUCKETS }));
  const scores = new Float32Array(content.vocabulary.length);
  return (product) => {
    const { others, cosines } = likeness.find(product);
    for (const other of others) scores[other] = cosines[other]! ** 2;
    return { others, scores };
  };
}
