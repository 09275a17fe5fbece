import { buildContentTable } from './build-content-table.ts';
import type { ContentFeatures } from './content-features.ts';
import type { ContentModel } from './content-model.ts';
import { createContentLikeness } from './create-content-likeness.ts';
import { weighContent } from './weigh-content.ts';

/** Columns for words: collisions are rare up to some ten thousand distinct ones. */
export const WORD_BUCKETS = 2 ** 18;

/**
 * Train content neighbours without a single order: the products most alike by the tf-idf cosine of title, type, vendor,
 * tags and price (Salton & Buckley, 1988). Scores are squared cosines, so that one close product counts more than
 * many that share a common word.
 */
export function trainContentCosine(content: ContentFeatures): ContentModel {
  const likeness = createContentLikeness(weighContent(content, { buckets: WORD_BUCKETS }));
  const productCount = content.vocabulary.length;
  const scores = new Float32Array(productCount);
  return {
    recipe: 'tf-idf',
    vocabulary: content.vocabulary,
    neighbors: buildContentTable(productCount, (product) => {
      const { others, cosines } = likeness.find(product);
      for (const other of others) scores[other] = cosines[other]! ** 2;
      return { others, scores };
    }),
    factors: 0,
    queries: new Float32Array(0),
    candidates: new Float32Array(0),
  };
}
