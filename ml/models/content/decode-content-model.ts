import type { Sections } from '#ml/data/sections.ts';
import { takeColumn } from '#ml/data/take-column.ts';
import { takeNumber } from '#ml/data/take-number.ts';
import { takeVocabulary } from '#ml/data/take-vocabulary.ts';
import { takeItemTable } from '../take-item-table.ts';
import type { ContentModel } from './content-model.ts';

/**
 * Take a content model out of decoded sections, as `encodeContentModel` wrote it; null if there is none.
 *
 * @throws {RangeError} if its columns do not fit each other.
 */
export function decodeContentModel(sections: Sections, part: string): ContentModel | null {
  const recipe = sections.facts[`${part}.recipe`];
  if (recipe === undefined) return null;
  if (recipe !== 'two-tower' && recipe !== 'tf-idf') {
    throw new RangeError(`Cannot decode model: ${part}.recipe must be known, got ${recipe}.`);
  }
  const vocabulary = takeVocabulary(sections, `${part}.vocabulary`);
  const factors = takeNumber(sections, `${part}.factors`);
  return {
    recipe,
    vocabulary,
    neighbors: takeItemTable(sections, part, vocabulary.length),
    factors,
    queries: takeColumn(sections, `${part}.queries`, Float32Array, vocabulary.length * factors),
    candidates: takeColumn(sections, `${part}.candidates`, Float32Array, vocabulary.length * factors),
    likeness: takeNumber(sections, `${part}.likeness`),
  };
}
