import type { Sections } from './sections.ts';
import { takeColumn } from './take-column.ts';

/**
 * Take a vocabulary out of decoded sections.
 *
 * @throws {RangeError} if it is not there, or does not ascend.
 */
export function takeVocabulary(sections: Sections, name: string): Float64Array {
  const vocabulary = takeColumn(sections, name, Float64Array);
  for (let i = 1; i < vocabulary.length; i++) {
    if (vocabulary[i - 1]! >= vocabulary[i]!) throw new RangeError(`Cannot decode model: ${name} must ascend.`);
  }
  return vocabulary;
}
