import type { Sections } from '#ml/data/sections.ts';
import type { BuyAgainModel } from './buy-again-model.ts';

/** Encode a buy-again model, every name beginning with `part`; its vocabulary is the shop model's and left out. */
export function encodeBuyAgainModel(model: BuyAgainModel, part: string): Sections {
  const { recipe, asOf, priorDays, baseRate, rhythms, weights, spread } = model;
  const columns = { ...rhythms, weights, spread };
  return {
    facts: {
      [`${part}.recipe`]: recipe,
      [`${part}.asOf`]: asOf,
      [`${part}.priorDays`]: priorDays,
      [`${part}.baseRate`]: baseRate,
    },
    columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${part}.${name}`, column])),
  };
}
