import type { ItemTable } from '../item-table.ts';
import type { PlacementModel } from '../placement-model.ts';

/** A placement served by a table. What is not said: every product speaks alike, never fades, and nothing is added. */
export function modelTable(
  recipe: string,
  { offsets, products, scores }: ItemTable,
  parts: Partial<PlacementModel> = {},
): PlacementModel {
  return {
    recipe,
    table: { offsets, products, scores },
    factors: null,
    voices: new Float32Array(offsets.length - 1).fill(1),
    prior: new Float32Array(0),
    leaders: new Uint32Array(0),
    halfLife: Infinity,
    ...parts,
  };
}
