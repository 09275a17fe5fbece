import { transposeMatrix } from '#ml/data/transpose-matrix.ts';
import type { WeightedRows } from './weighted-rows.ts';

/** Finds what is like a product. */
export interface ContentLikeness {
  /**
   * Find the products that share a feature with `product`, and how alike they are. The two arrays are used again by
   * the next call: `others` in no particular order, without `product` itself; `cosines` by product, 0 for all others.
   */
  find(product: number): { readonly others: Uint32Array; readonly cosines: Float32Array };
}

/** Holders walked for one product when the catalogue is large: keeps 100,000 products within seconds. */
const WALKS = 100_000_000;

/**
 * Create the cosine of content (Salton & Buckley, 1988) between products whose rows have length 1, by walking the
 * holders of each feature, rarest first. In a catalogue of `n` products at most `max(1000, 1e8 / n)` holders are walked
 * for one product: exact up to some five thousand products, and past that the commonest features count only for the
 * products nearest in the vocabulary.
 */
export function createContentLikeness(rows: WeightedRows): ContentLikeness {
  const holders = transposeMatrix(rows);
  const weightOf = transposeWeights(rows, holders.offsets);
  const cosines = new Float32Array(rows.rowCount);
  const touched = new Uint32Array(rows.rowCount);
  const budget = Math.max(1000, Math.floor(WALKS / Math.max(1, rows.rowCount)));
  const countHolders = (column: number) => holders.offsets[column + 1]! - holders.offsets[column]!;
  let size = 0;

  return {
    find(product) {
      for (let i = 0; i < size; i++) cosines[touched[i]!] = 0;
      size = 0;
      let left = budget;
      const positions = Array.from(
        { length: rows.offsets[product + 1]! - rows.offsets[product]! },
        (_, i) => rows.offsets[product]! + i,
      ).sort((a, b) => countHolders(rows.columns[a]!) - countHolders(rows.columns[b]!) || a - b);
      for (const position of positions) {
        const column = rows.columns[position]!;
        const [from, to] = window(
          holders.columns,
          holders.offsets[column]!,
          holders.offsets[column + 1]!,
          product,
          left,
        );
        left -= to - from;
        for (let i = from; i < to; i++) {
          const other = holders.columns[i]!;
          if (other === product) continue;
          if (cosines[other] === 0) touched[size++] = other;
          cosines[other]! += rows.weights[position]! * weightOf[i]!;
        }
      }
      return { others: touched.subarray(0, size), cosines };
    },
  };
}

/** The weights in the order of the transpose. */
function transposeWeights({ offsets, columns, weights, rowCount }: WeightedRows, starts: Uint32Array): Float32Array {
  const free = starts.slice();
  const turned = new Float32Array(weights.length);
  for (let row = 0; row < rowCount; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) turned[free[columns[i]!]!++] = weights[i]!;
  }
  return turned;
}

/** At most `limit` positions of an ascending stretch, around where `product` stands in it. */
function window(
  ascending: Uint32Array,
  from: number,
  to: number,
  product: number,
  limit: number,
): readonly [from: number, to: number] {
  if (to - from <= limit) return [from, to];
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < product) low = middle + 1;
    else high = middle;
  }
  const start = Math.min(Math.max(from, low - (limit >> 1)), to - limit);
  return [start, start + limit];
}
