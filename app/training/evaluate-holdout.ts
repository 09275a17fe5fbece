import type { Purchases } from '#ml/data/purchases.ts';
import { splitByTime } from '#ml/data/split-by-time.ts';
import { askAboutCarts } from '#ml/evaluation/ask-about-carts.ts';
import { askAboutHomes } from '#ml/evaluation/ask-about-homes.ts';
import { askAboutProductPages } from '#ml/evaluation/ask-about-product-pages.ts';
import { evaluateRanking } from '#ml/evaluation/evaluate-ranking.ts';
import type { Question } from '#ml/evaluation/question.ts';
import { createRandom } from '#ml/math/create-random.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { recommendForBuyer } from '#ml/ranking/recommend-for-buyer.ts';
import { recommendForCart } from '#ml/ranking/recommend-for-cart.ts';
import { recommendForProduct } from '#ml/ranking/recommend-for-product.ts';
import { recommendPopular } from '#ml/ranking/recommend-popular.ts';
import type { ScoredProduct } from '#ml/ranking/scored-product.ts';
import { DAY } from '../time.ts';
import type { ModelFigures, PlacementFigures } from './model-figures.ts';

const MIN_ORDERS = 300;
const HOLDOUT = 30 * DAY;
/** Which products are shown and hidden is drawn at random, and the same each time. */
const SEED = 20_170_503;

/**
 * Evaluate, placement by placement, what a model trained on all but the last 30 days would have recommended in them,
 * beside popularity. Below 300 orders there is nothing to be told apart from luck.
 */
export function evaluateHoldout(purchases: Purchases): ModelFigures {
  const orders = purchases.orderedAt.length;
  if (orders < MIN_ORDERS) return skip(`${MIN_ORDERS} orders are needed, there are ${orders}.`);
  const to = purchases.orderedAt[orders - 1]!;
  const { before, after } = splitByTime(purchases, to - HOLDOUT);
  if (before.orderedAt.length === 0) return skip('More than 30 days of orders are needed.');
  const model = trainShopModel(before);
  const { vocabulary } = model;
  return {
    holdout: { from: to - HOLDOUT, to, orders: after.orderedAt.length },
    reason: null,
    product: evaluatePlacement(model, askAboutProductPages(after, vocabulary, createRandom(SEED)), ({ given }) =>
      recommendForProduct(model, given[0]!.productId),
    ),
    cart: evaluatePlacement(model, askAboutCarts(after, vocabulary, createRandom(SEED)), ({ given }) =>
      recommendForCart(
        model,
        given.map(({ productId }) => productId),
      ),
    ),
    home: evaluatePlacement(model, askAboutHomes(before, after, vocabulary), ({ given }) =>
      recommendForBuyer(model, given),
    ),
  };
}

function skip(reason: string): ModelFigures {
  return { holdout: null, reason, product: null, cart: null, home: null };
}

function evaluatePlacement(
  model: ShopModel,
  questions: readonly Question[],
  recommend: (question: Question) => readonly ScoredProduct[],
): PlacementFigures | null {
  const options = { catalogSize: model.vocabulary.length };
  const popular = toIds(recommendPopular(model, { limit: Math.max(1, model.vocabulary.length) }));
  const figures = evaluateRanking(questions, (question) => toIds(recommend(question)), options);
  const popularity = evaluateRanking(questions, (question) => leaveOut(popular, question), options);
  return figures && popularity && { n: questions.length, model: figures, popularity };
}

/** The first ten of a ranking that the question does not give away. */
function leaveOut(ranked: readonly number[], { given }: Question): number[] {
  const known = new Set(given.map(({ productId }) => productId));
  const kept: number[] = [];
  for (const id of ranked) {
    if (kept.length === 10) break;
    if (!known.has(id)) kept.push(id);
  }
  return kept;
}

function toIds(ranking: readonly ScoredProduct[]): number[] {
  return ranking.map(({ productId }) => productId);
}
