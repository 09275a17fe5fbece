import { findIndex } from './find-index.ts';
import { indexKeys } from './index-keys.ts';

/** Keys by their size. */
export interface RankedKeys {
  /** The distinct keys, ascending. */
  readonly keys: Float64Array;
  /** For each key its place among them. */
  readonly ranks: Int32Array;
}

/** Give every different key its place among all, ascending; `without` gets -1 and no place. Whole numbers only. */
export function rankKeys(all: Float64Array, without: number): RankedKeys {
  const { indices, count } = indexKeys(all, without);
  const met = new Float64Array(count);
  for (let at = 0; at < all.length; at++) if (indices[at]! >= 0) met[indices[at]!] = all[at]!;
  const keys = met.slice().sort();
  // The index of each met key is looked up once a key, not once an appearance.
  const rankOf = Int32Array.from(met, (key) => findIndex(keys, key));
  return { keys, ranks: indices.map((index) => (index < 0 ? -1 : rankOf[index]!)) };
}
