import type { Sections } from '../data/sections.ts';
import type { PlacementModel } from './placement-model.ts';

/** Encode what serves a placement, every name beginning with `part`. A half-life of 0 says never. */
export function encodePlacementModel(model: PlacementModel, part: string): Sections {
  const { recipe, table, voices, prior, leaders, halfLife } = model;
  return {
    facts: { [`${part}.recipe`]: recipe, [`${part}.halfLife`]: halfLife === Infinity ? 0 : halfLife },
    columns: {
      [`${part}.table.offsets`]: table.offsets,
      [`${part}.table.products`]: table.products,
      [`${part}.table.scores`]: table.scores,
      [`${part}.voices`]: voices,
      [`${part}.prior`]: prior,
      [`${part}.leaders`]: leaders,
    },
  };
}
