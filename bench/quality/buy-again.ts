import { askAboutBuyAgain } from '#ml/evaluation/ask-about-buy-again.ts';
import { ndcgAt } from '#ml/evaluation/ndcg-at.ts';
import { BUY_AGAIN_RECIPES, type BuyAgainModel, type BuyAgainRecipe } from '#ml/models/buy-again/buy-again-model.ts';
import type { PurchaseLines } from '#ml/models/buy-again/purchase-lines.ts';
import { splitLinesByTime } from '#ml/models/buy-again/split-lines-by-time.ts';
import { trainBuyAgain } from '#ml/models/buy-again/train-buy-again.ts';
import { withBuyAgainRecipe } from '#ml/models/buy-again/with-buy-again-recipe.ts';
import { recommendDue } from '#ml/ranking/recommend-due.ts';
import type { Report } from '../figure.ts';

const WINDOW = 30 * 24 * 60 * 60 * 1000;
const SLOTS = 10;

type Figures = readonly { readonly recipe: BuyAgainRecipe; readonly ndcg: number }[];

/**
 * How well a shop's buyers' next repurchases are found among their own past products, in the shop's last 30 days. The recipe
 * is the best of the 30 days before; every window's model knows only what came before it.
 */
export function benchBuyAgain(purchases: PurchaseLines, report: Report): void {
  const newest = purchases.orderedAt.at(-1) ?? 0;
  const { before, after } = splitLinesByTime(purchases, newest - WINDOW);
  const earlier = splitLinesByTime(before, newest - 2 * WINDOW);
  const chosenOn = measure(earlier.before, earlier.after);
  const { n, figures } = measure(before, after);
  if (n === 0) return;
  const best = chosenOn.figures.reduce((a, b) => (b.ndcg > a.ndcg ? b : a), chosenOn.figures[0]!);
  const served = figures.find(({ recipe }) => recipe === best.recipe) ?? figures[0]!;
  report({
    name: 'buyagain.ndcg@10',
    value: served.ndcg,
    unit: 'share',
    detail: `${served.recipe}, chosen on the 30 days before (n ${chosenOn.n}); last 30 days, ${n} buyers who bought something again, all their past products ranked, ideal over min(10, repeats); ${describe(figures)}`,
  });
}

function measure(before: PurchaseLines, after: PurchaseLines): { n: number; figures: Figures } {
  const questions = askAboutBuyAgain(before, after);
  const trained = trainBuyAgain(before);
  const models = BUY_AGAIN_RECIPES.map((recipe) => withBuyAgainRecipe(trained, recipe)).filter(
    (model) => model !== null,
  );
  const score = (model: BuyAgainModel) =>
    questions.reduce((sum, { orders, relevant }) => {
      const due = recommendDue(model, orders, { asOf: model.asOf, limit: SLOTS, ranksAll: true });
      const ranked = due.map(({ productId }) => productId);
      return sum + ndcgAt(ranked, relevant, SLOTS) / questions.length;
    }, 0);
  return { n: questions.length, figures: models.map((model) => ({ recipe: model.recipe, ndcg: score(model) })) };
}

function describe(figures: Figures): string {
  return figures.map(({ recipe, ndcg }) => `${recipe} ${ndcg.toFixed(4)}`).join(', ');
}
