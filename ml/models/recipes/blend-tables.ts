import { keepHighest } from '#ml/math/keep-highest.ts';
import type { ItemTable } from '../item-table.ts';

/** A table to blend, and what each row of it is multiplied by. */
export interface BlendPart {
  readonly table: ItemTable;
  readonly voices: Float32Array;
  readonly weight: number;
}

/**
 * Blend tables: the sum of their rows, each table first brought to a common scale (the mean over its filled rows of the
 * best score, times the row's voice, becomes 1), then times its weight. Keeps the `maxNeighbors` largest by size, best
 * first; equal ones by index.
 */
export function blendTables(parts: readonly BlendPart[], maxNeighbors: number): ItemTable {
  const rowCount = parts[0]!.table.offsets.length - 1;
  const sums = new Float64Array(rowCount);
  const sizes = new Float64Array(rowCount);
  const keys = new Float64Array(rowCount);
  const isTouched = new Uint8Array(rowCount);
  const touched = new Uint32Array(rowCount);
  const factors = parts.map((part) => part.weight / measureScale(part));
  const compare = (a: number, b: number) => sums[b]! - sums[a]! || a - b;
  const offsets = new Uint32Array(rowCount + 1);
  const products: number[] = [];
  const scores: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    let count = 0;
    for (const [p, { table, voices }] of parts.entries()) {
      for (let at = table.offsets[row]!; at < table.offsets[row + 1]!; at++) {
        const product = table.products[at]!;
        sums[product]! += table.scores[at]! * voices[row]! * factors[p]!;
        if (isTouched[product] === 1) continue;
        isTouched[product] = 1;
        touched[count++] = product;
      }
    }
    for (let i = 0; i < count; i++) sizes[touched[i]!] = Math.abs(sums[touched[i]!]!);
    const kept = keepHighest(touched, count, sizes, maxNeighbors, keys);
    for (const product of touched.slice(0, kept).sort(compare)) {
      products.push(product);
      scores.push(sums[product]!);
    }
    for (let i = 0; i < count; i++) sums[touched[i]!] = isTouched[touched[i]!] = 0;
    offsets[row + 1] = products.length;
  }
  return { offsets, products: Uint32Array.from(products), scores: Float32Array.from(scores) };
}

/** The mean over filled rows of the best score by voice; 1 where there is none above 0. */
function measureScale({ table, voices }: BlendPart): number {
  let sum = 0;
  let filled = 0;
  for (let row = 0; row + 1 < table.offsets.length; row++) {
    const best = table.offsets[row] === table.offsets[row + 1] ? 0 : table.scores[table.offsets[row]!]! * voices[row]!;
    if (best <= 0) continue;
    sum += best;
    filled++;
  }
  return filled > 0 ? sum / filled : 1;
}
