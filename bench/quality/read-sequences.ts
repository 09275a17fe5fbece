import type { Sequences } from '#ml/data/sequences.ts';
import { indexIds } from './index-ids.ts';
import { readLines } from './read-lines.ts';

/**
 * Read `user item item ...`, a sequence a line, oldest first, parted by spaces or tabs; ids are any text. A first line
 * that starts with the word `user` is a header.
 *
 * @throws {Error} if a line has a user and no item (by its number).
 */
export function readSequences(file: string | undefined): Sequences {
  const lines = readLines(file);
  const ids: string[] = [];
  const offsets = [0];
  for (const [i, { number, text }] of lines.entries()) {
    const [user, ...items] = text.split(/[\s,]+/).filter((id) => id !== '');
    if (i === 0 && /^user(_?id)?$/i.test(user ?? '')) continue;
    if (items.length === 0)
      throw new Error(`Cannot read sequences: line ${number} must be a user and items, got "${text.slice(0, 80)}".`);
    for (const item of items) ids.push(item);
    offsets.push(ids.length);
  }
  const { count, indices } = indexIds(ids);
  return { productCount: count, offsets: Uint32Array.from(offsets), products: indices };
}
