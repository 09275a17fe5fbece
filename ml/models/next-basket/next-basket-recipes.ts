import type { CandidateFacts } from './create-candidate-facts.ts';

/** One way to order the candidates of a next basket: the higher, the sooner. */
export interface NextBasketRecipe {
  readonly name: string;
  score(facts: CandidateFacts): number;
}

/** So little that popularity decides between equals only. */
const TIE = 1e-6;

const tifu = (name: string, own: 'decayed' | 'faded', alpha: number): NextBasketRecipe => ({
  name,
  score: (facts) =>
    (alpha * facts[own]) / Math.max(1, facts.basketCount) + (1 - alpha) * facts.near + TIE * facts.popularity,
});

const upcf = (name: string, weight: number): NextBasketRecipe => ({
  name,
  score: (facts) => facts.decayed / Math.max(1, facts.basketCount) + weight * facts.alike + TIE * facts.popularity,
});

/**
 * The recipes that need no training of their own, simplest first: popularity; personal counts, then popularity (Li et al.,
 * TOIS 2023, with ties told apart); the same with older baskets counting less; nearest users (TIFU-KNN, Hu et al. 2020); users'
 * popularity by similarity (UP-CF, Faggioli et al. 2020); and what goes with all a user bought, or with the last basket.
 */
export const NEXT_BASKET_RECIPES: readonly NextBasketRecipe[] = [
  { name: 'popularity', score: ({ popularity }) => popularity },
  { name: 'personal counts', score: ({ count, popularity }) => count + popularity / 2 },
  { name: 'decayed counts .9', score: ({ decayed, popularity }) => decayed + TIE * popularity },
  { name: 'decayed counts .6', score: ({ faded, popularity }) => faded + TIE * popularity },
  tifu('TIFU-KNN .9/.7', 'decayed', 0.7),
  tifu('TIFU-KNN .9/.9', 'decayed', 0.9),
  tifu('TIFU-KNN .6/.7', 'faded', 0.7),
  upcf('UP-CF 1', 1),
  upcf('UP-CF .3', 0.3),
  { name: 'items around', score: ({ around, popularity }) => around + TIE * popularity },
  { name: 'last basket', score: ({ together, popularity }) => together + TIE * popularity },
];
