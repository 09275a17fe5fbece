import type { Sections } from '../data/sections.ts';
import { takeColumn } from '../data/take-column.ts';
import { takeNumber } from '../data/take-number.ts';
import type { PlacementFactors, PlacementModel } from './placement-model.ts';
import { takeItemTable } from './take-item-table.ts';

/**
 * Take what serves a placement out of decoded sections, as {@link encodePlacementModel} wrote it.
 *
 * @param size products in the vocabulary.
 * @throws {RangeError} if its columns do not fit each other.
 */
export function decodePlacementModel(sections: Sections, part: string, size: number): PlacementModel {
  const recipe = sections.facts[`${part}.recipe`];
  if (typeof recipe !== 'string') throw new RangeError(`Cannot decode model: ${part}.recipe must be a word.`);
  const halfLife = takeNumber(sections, `${part}.halfLife`);
  const prior = takeColumn(sections, `${part}.prior`, Float32Array);
  if (prior.length > 0 && prior.length !== size) {
    throw new RangeError(`Cannot decode model: ${part}.prior must have length 0 or ${size}, got ${prior.length}.`);
  }
  const leaders = takeColumn(sections, `${part}.leaders`, Uint32Array);
  for (const leader of leaders) {
    if (leader >= size) throw new RangeError(`Cannot decode model: ${part}.leaders must be in the vocabulary.`);
  }
  return {
    recipe,
    table: takeItemTable(sections, `${part}.table`, size),
    factors: takeFactors(sections, `${part}.factors`, size),
    voices: takeColumn(sections, `${part}.voices`, Float32Array, size),
    prior,
    leaders,
    halfLife: halfLife === 0 ? Infinity : halfLife,
  };
}

function takeFactors(sections: Sections, part: string, size: number): PlacementFactors | null {
  if (sections.facts[`${part}.factors`] === undefined) return null;
  const factors = takeNumber(sections, `${part}.factors`);
  if (!Number.isInteger(factors) || factors < 1) {
    throw new RangeError(`Cannot decode model: ${part}.factors must be a positive integer, got ${factors}.`);
  }
  return {
    factors,
    itemFactors: takeColumn(sections, `${part}.items`, Float32Array, size * factors),
    gram: takeColumn(sections, `${part}.gram`, Float64Array, factors * factors),
    lambda: takeNumber(sections, `${part}.lambda`),
    alpha0: takeNumber(sections, `${part}.alpha0`),
    lifts: takeColumn(sections, `${part}.lifts`, Float32Array, size),
  };
}
