import { indexIds } from './index-ids.ts';
import { readLines, type Line } from './read-lines.ts';
import { splitFields } from './split-fields.ts';

/** Who has what, and which of it is hidden in which fold. Pairs are distinct. */
export interface Interactions {
  readonly userCount: number;
  readonly itemCount: number;
  readonly users: Uint32Array;
  readonly items: Uint32Array;
  /** Bit `f`: the pair is a test row of fold `f`. */
  readonly masks: Uint32Array;
  readonly folds: number;
}

/**
 * Read `user,item,test_mask`, a pair a line, with a header or without; ids are any text. A pair that comes twice is a
 * test row of each fold that one of its lines says.
 *
 * @throws {Error} if a line is something else (by its number), or no line has a test bit.
 */
export function readInteractions(file: string | undefined): Interactions {
  const lines = readLines(file);
  const rows = lines.flatMap((line, i) => (i === 0 && isHeader(line) ? [] : [parseRow(line)]));
  const users = indexIds(rows.map(([user]) => user));
  const items = indexIds(rows.map(([, item]) => item));
  const masks = new Map<number, number>();
  for (const [i, [, , mask]] of rows.entries()) {
    const pair = users.indices[i]! * items.count + items.indices[i]!;
    masks.set(pair, (masks.get(pair) ?? 0) | mask);
  }
  const pairs = Float64Array.from(masks.keys()).sort();
  const folds = 32 - Math.clz32(rows.reduce((all, [, , mask]) => all | mask, 0));
  if (folds === 0) throw new Error(`Cannot read interactions: a line must have a test bit, got none in "${file}".`);
  return {
    userCount: users.count,
    itemCount: items.count,
    users: Uint32Array.from(pairs, (pair) => Math.floor(pair / items.count)),
    items: Uint32Array.from(pairs, (pair) => pair % items.count),
    masks: Uint32Array.from(pairs, (pair) => masks.get(pair)!),
    folds,
  };
}

function isHeader({ text }: Line): boolean {
  const fields = splitFields(text);
  return fields.length === 3 && /^[a-z_ ]+$/i.test(fields[2]!);
}

function parseRow({ number, text }: Line): [user: string, item: string, mask: number] {
  const [user, item, mask, ...rest] = splitFields(text);
  if (!user || !item || !mask || rest.length > 0 || !/^\d{1,9}$/.test(mask))
    throw new Error(
      `Cannot read interactions: line ${number} must be user,item,test_mask with a mask below 10^9, got "${text.slice(0, 80)}".`,
    );
  return [user, item, Number(mask)];
}
