import type { Sections } from '#ml/data/sections.ts';
import type { ContentModel } from './content-model.ts';

/** Encode a content model, every name beginning with `part`. */
export function encodeContentModel(model: ContentModel, part: string): Sections {
  const { recipe, vocabulary, neighbors, factors, queries, candidates, likeness } = model;
  const columns = { vocabulary, ...neighbors, queries, candidates };
  return {
    facts: { [`${part}.recipe`]: recipe, [`${part}.factors`]: factors, [`${part}.likeness`]: likeness },
    columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${part}.${name}`, column])),
  };
}
