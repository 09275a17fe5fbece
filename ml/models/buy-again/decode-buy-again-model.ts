import type { Sections } from '#ml/data/sections.ts';
import { takeColumn } from '#ml/data/take-column.ts';
import { takeNumber } from '#ml/data/take-number.ts';
import { BUY_AGAIN_RECIPES, type BuyAgainModel } from './buy-again-model.ts';
import { PAIR_FEATURES } from './describe-pairs.ts';

/**
 * Take a buy-again model out of decoded sections, as `encodeBuyAgainModel` wrote it.
 *
 * @throws {RangeError} if its columns do not fit each other, or were written for other features.
 */
export function decodeBuyAgainModel(sections: Sections, part: string, vocabulary: Float64Array): BuyAgainModel {
  const size = vocabulary.length;
  const recipe = BUY_AGAIN_RECIPES.find((name) => name === sections.facts[`${part}.recipe`]);
  if (!recipe) throw new RangeError(`Cannot decode model: ${part}.recipe must be known.`);
  const weights = takeColumn(sections, `${part}.weights`, Float64Array);
  if (weights.length > 0 && weights.length !== PAIR_FEATURES.length + 1) {
    throw new RangeError(
      `Cannot decode model: ${part}.weights must be ${PAIR_FEATURES.length + 1} numbers, got ${weights.length}.`,
    );
  }
  const takeProducts = (name: string) => takeColumn(sections, `${part}.${name}`, Float32Array, size);
  return {
    recipe,
    asOf: takeNumber(sections, `${part}.asOf`),
    vocabulary,
    rhythms: {
      repeatBuyers: takeColumn(sections, `${part}.repeatBuyers`, Uint32Array, size),
      repeatRate: takeProducts('repeatRate'),
      gap: takeProducts('gap'),
      rate: takeProducts('rate'),
      lastWeek: takeProducts('lastWeek'),
      lastMonth: takeProducts('lastMonth'),
      lastTwoMonths: takeProducts('lastTwoMonths'),
      lastQuarter: takeProducts('lastQuarter'),
    },
    priorDays: takeNumber(sections, `${part}.priorDays`),
    weights,
    spread: takeColumn(sections, `${part}.spread`, Float64Array, 3),
    baseRate: takeNumber(sections, `${part}.baseRate`),
  };
}
