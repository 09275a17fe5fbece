import type { Sections } from '../data/sections.ts';
import type { PlacementFactors, PlacementModel } from './placement-model.ts';

/** Encode what serves a placement, every name beginning with `part`. A half-life of 0 says never. Without factors nothing is said of them. */
export function encodePlacementModel(model: PlacementModel, part: string): Sections {
  const { recipe, table, factors, voices, prior, leaders, halfLife } = model;
  const factored = factors ? encodeFactors(factors, `${part}.factors`) : { facts: {}, columns: {} };
  return {
    facts: {
      [`${part}.recipe`]: recipe,
      [`${part}.halfLife`]: halfLife === Infinity ? 0 : halfLife,
      ...factored.facts,
    },
    columns: {
      ...factored.columns,
      [`${part}.table.offsets`]: table.offsets,
      [`${part}.table.products`]: table.products,
      [`${part}.table.scores`]: table.scores,
      [`${part}.voices`]: voices,
      [`${part}.prior`]: prior,
      [`${part}.leaders`]: leaders,
    },
  };
}

function encodeFactors(
  { factors, itemFactors, gram, lambda, alpha0, lifts }: PlacementFactors,
  part: string,
): Sections {
  return {
    facts: { [`${part}.factors`]: factors, [`${part}.lambda`]: lambda, [`${part}.alpha0`]: alpha0 },
    columns: { [`${part}.items`]: itemFactors, [`${part}.gram`]: gram, [`${part}.lifts`]: lifts },
  };
}
