import type { ItemTable } from './item-table.ts';

/** The nearest products of each product, with what was counted: its scores are above 0. */
export interface Neighbors extends ItemTable {
  /** Rows (orders, or buyers) that hold both. */
  readonly together: Uint32Array;
  /** How many rows would hold both by chance. */
  readonly expected: Float32Array;
}
