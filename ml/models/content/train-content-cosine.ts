import { buildContentTable } from './build-content-table.ts';
import type { ContentFeatures } from './content-features.ts';
import type { ContentModel } from './content-model.ts';
import { createCosineScorer } from './create-cosine-scorer.ts';

/** Train content neighbours without a single order: the products most alike (see `createCosineScorer`). */
export function trainContentCosine(content: ContentFeatures): ContentModel {
  return {
    recipe: 'tf-idf',
    vocabulary: content.vocabulary,
    neighbors: buildContentTable(content.vocabulary.length, createCosineScorer(content)),
    factors: 0,
    queries: new Float32Array(0),
    candidates: new Float32Array(0),
    likeness: 0,
  };
}
