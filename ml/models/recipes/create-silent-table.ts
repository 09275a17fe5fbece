import type { ItemTable } from '../item-table.ts';

/** A table in which no product says anything for another. */
export function createSilentTable(productCount: number): ItemTable {
  return { offsets: new Uint32Array(productCount + 1), products: new Uint32Array(0), scores: new Float32Array(0) };
}
