import type { Sections } from '../data/sections.ts';
import { takeColumn } from '../data/take-column.ts';
import type { ItemTable } from './item-table.ts';

/**
 * Take a table of item-item scores out of decoded sections.
 *
 * @param rowCount how many products have a row. @param size how many products it may name.
 * @throws {RangeError} if its columns do not fit each other.
 */
export function takeItemTable(sections: Sections, part: string, rowCount: number, size = rowCount): ItemTable {
  const offsets = takeColumn(sections, `${part}.offsets`, Uint32Array, rowCount + 1);
  let last = 0;
  if (offsets[0] !== 0) throw new RangeError(`Cannot decode model: ${part}.offsets must start at 0.`);
  for (const offset of offsets) {
    if (offset < last) throw new RangeError(`Cannot decode model: ${part}.offsets must not descend.`);
    last = offset;
  }
  const products = takeColumn(sections, `${part}.products`, Uint32Array, last);
  for (const product of products) {
    if (product >= size) throw new RangeError(`Cannot decode model: ${part}.products must be in the vocabulary.`);
  }
  return { offsets, products, scores: takeColumn(sections, `${part}.scores`, Float32Array, last) };
}
