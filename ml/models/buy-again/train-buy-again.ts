import { buildVocabulary } from '#ml/data/build-vocabulary.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import { findAsOf } from '../find-as-of.ts';
import type { BuyAgainModel, BuyAgainRecipe } from './buy-again-model.ts';
import { collectExamples, type WindowExamples } from './collect-examples.ts';
import { gatherPairs } from './gather-pairs.ts';
import { listBuyerBaskets } from './list-buyer-baskets.ts';
import { trainDueSpread } from './train-due-spread.ts';
import { trainHazard } from './train-hazard.ts';
import { trainProductRhythms } from './train-product-rhythms.ts';

export interface BuyAgainOptions {
  /** The instant from which age counts, in epoch milliseconds. Default: `findAsOf` the baskets. */
  readonly asOf?: number;
  /** Default: the best there is enough to learn from. A hazard that cannot be trained falls back likewise. */
  readonly recipe?: BuyAgainRecipe;
}

const WINDOW = 30 * 24 * 60 * 60 * 1000;
const MAX_WINDOWS = 3;
/** With so many repurchases in the newest windows, older ones only teach another season. */
const ENOUGH_REPEATS = 1000;

/**
 * Train when past products are due again (Bhagat et al., KDD 2018): the hazard where enough was bought again in the last
 * 30 days (or up to 90), the modified Poisson-gamma model where anything ever was, else frequency. A function of the set of
 * baskets up to `asOf`; without baskets the model is empty and valid.
 */
export function trainBuyAgain(
  purchases: Purchases,
  { asOf = findAsOf(purchases.orderedAt), recipe = 'hazard' }: BuyAgainOptions = {},
): BuyAgainModel {
  const vocabulary = buildVocabulary(purchases.productIds);
  const buyers = listBuyerBaskets(purchases.buyerIds);
  const pairs = Array.from(buyers.buyerIds, (_, buyer) =>
    gatherPairs(purchases, buyers.baskets.subarray(buyers.offsets[buyer], buyers.offsets[buyer + 1]), vocabulary, asOf),
  );
  const { rhythms, priorDays } = trainProductRhythms(purchases, pairs, vocabulary, asOf);
  const windows = listWindows(purchases, asOf);
  const weights = recipe === 'hazard' ? trainHazard(windows) : null;
  return {
    recipe: weights ? 'hazard' : fallBack(recipe, priorDays),
    asOf,
    vocabulary,
    rhythms,
    priorDays,
    weights: weights ?? new Float64Array(0),
    spread: trainDueSpread(purchases, buyers, pairs, vocabulary, rhythms),
    baseRate: shareOf(windows),
  };
}

function fallBack(recipe: BuyAgainRecipe, priorDays: number): BuyAgainRecipe {
  if (recipe !== 'hazard' && recipe !== 'mpg') return recipe;
  return priorDays > 0 ? 'mpg' : 'frequency';
}

/** The newest windows with enough repurchases in them, the newest first. */
function listWindows(purchases: Purchases, asOf: number): WindowExamples[] {
  const windows: WindowExamples[] = [];
  let repeats = 0;
  for (let back = 1; back <= MAX_WINDOWS && repeats < ENOUGH_REPEATS; back++) {
    const from = asOf - back * WINDOW;
    const window = collectExamples(purchases, { from, to: from + WINDOW, isLast: back === 1 });
    for (const label of window.labels) repeats += label;
    windows.push(window);
  }
  return windows;
}

function shareOf(windows: readonly WindowExamples[]): number {
  let [repeats, size] = [0, 0];
  for (const { labels } of windows) {
    for (const label of labels) repeats += label;
    size += labels.length;
  }
  return size > 0 ? repeats / size : 0;
}
