import type { Sections } from '#ml/data/sections.ts';
import { takeNumber } from '#ml/data/take-number.ts';
import { DEFAULT_VISITS, VISIT_RECIPES, type VisitSettings } from './visit-settings.ts';

/**
 * Take what serves visits out of decoded sections, where their facts begin with `part`; of an artifact from before it was
 * chosen, the default.
 *
 * @throws {RangeError} if the recipe is none, or a setting could not be used.
 */
export function decodeVisitSettings(sections: Sections, part: string): VisitSettings {
  const word = sections.facts[`${part}.recipe`];
  if (word === undefined) return DEFAULT_VISITS;
  const recipe = VISIT_RECIPES.find((name) => name === word);
  if (!recipe) throw new RangeError(`Cannot decode model: ${part}.recipe must be a known recipe, got ${word}.`);
  const neighbors = takeNumber(sections, `${part}.neighbors`);
  if (!Number.isInteger(neighbors) || neighbors < 1)
    throw new RangeError(`Cannot decode model: ${part}.neighbors must be a positive integer, got ${neighbors}.`);
  return {
    recipe,
    neighbors,
    rules: takeWeight(sections, `${part}.rules`),
    fading: takeWeight(sections, `${part}.fading`),
  };
}

function takeWeight(sections: Sections, name: string): number {
  const weight = takeNumber(sections, name);
  if (weight < 0) throw new RangeError(`Cannot decode model: ${name} must be 0 or more, got ${weight}.`);
  return weight;
}
