import { chooseFullColumns } from '#ml/data/choose-full-columns.ts';
import { countColumns } from '#ml/data/count-columns.ts';
import { keepColumns } from '#ml/data/keep-columns.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import { weighRows } from '#ml/data/weigh-rows.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { foldIn } from '#ml/models/fold-in.ts';
import { scoreDenseWeights } from '#ml/models/score-dense-weights.ts';
import { scoreFactors } from '#ml/models/score-factors.ts';
import { scoreItemTable } from '#ml/models/score-item-table.ts';
import { scoreSomeProducts } from '#ml/models/score-some-products.ts';
import { scoreUserNeighbors } from '#ml/models/score-user-neighbors.ts';
import type { Score } from '#ml/models/score.ts';
import { trainDenseEase } from '#ml/models/train-dense-ease.ts';
import { trainIals } from '#ml/models/train-ials.ts';
import { trainNeighbors } from '#ml/models/train-neighbors.ts';
import { trainRp3beta } from '#ml/models/train-rp3beta.ts';
import { trainUserNeighbors } from '#ml/models/train-user-neighbors.ts';
import type { ModelFamily } from '#ml/selection/choose-model.ts';
import type { Settings } from '#ml/selection/choose-settings.ts';

/** Rows longer than this say nothing of taste, and cost their length squared. */
const MAX_ROW = 3000;

/** The models that score a user's items by all users' items, but EASE: that is `easeFamily`. */
export function listInteractionFamilies(matrix: Matrix, kernels: Kernels): ModelFamily[] {
  return [
    { name: 'popularity', grid: {}, train: () => scorePopularity(matrix) },
    {
      name: 'rp3beta',
      grid: { beta: [0.2, 0, 0.4], alpha: [1, 0.7], neighbors: [100, 400] },
      train: ({ beta, alpha, neighbors }) => {
        const table = trainRp3beta(matrix, { beta, alpha, maxNeighbors: neighbors, maxRow: MAX_ROW });
        return (query, scores) => scoreItemTable(table, query, scores);
      },
    },
    {
      name: 'cosine',
      grid: { shrink: [10, 0], neighbors: [200, 50] },
      train: (settings) => trainShrunkCosine(matrix, settings),
    },
    {
      name: 'user-cosine',
      grid: { neighbors: [100, 50, 200] },
      train: ({ neighbors }) => {
        const nearest = trainUserNeighbors(matrix, { maxNeighbors: neighbors });
        return (query, scores) => scoreUserNeighbors(matrix, nearest, query, scores);
      },
    },
    {
      name: 'ials',
      grid: { alpha0: [0.3, 0.1, 1], lambda: [0.01, 0.003, 0.03] },
      train: ({ alpha0, lambda }) => {
        const model = trainIals(matrix, {
          alpha0,
          lambda,
          factors: 64,
          iterations: 10,
          random: createRandom(1),
          kernels,
        });
        return ({ products, weights }, scores) => scores.set(scoreFactors(model, foldIn(model, products, weights)));
      },
    },
  ];
}

export interface EaseFamilyOptions {
  readonly kernels: Kernels;
  /** The most products in the dense matrix: of a larger catalogue the most popular. */
  readonly maxProducts: number;
}

/** EASE with rows weighed by their length, over the most popular products of a large catalogue. */
export function easeFamily(matrix: Matrix, { kernels, maxProducts }: EaseFamilyOptions): ModelFamily {
  return {
    name: 'ease',
    grid: { power: [0.5, 0, 1], lambda: [250, 100, 500, 1000], dropout: [0, 0.3] },
    train: ({ power, lambda, dropout }) => {
      const known = chooseFullColumns(matrix, maxProducts);
      const kept = known.length === matrix.columnCount ? matrix : keepColumns(matrix, known);
      const weights = trainDenseEase(kept, {
        lambda: lambda!,
        dropout: dropout!,
        rowWeights: weighRows(kept, power!),
        kernels,
      });
      const score: Score = (query, scores) => scoreDenseWeights(weights, query, scores);
      return kept === matrix ? score : scoreSomeProducts(score, known, matrix.columnCount);
    },
  };
}

/** By how many rows hold a product, whatever is asked. */
export function scorePopularity(matrix: Matrix): Score {
  const counts = countColumns(matrix);
  return (_, scores) => scores.set(counts);
}

/** Item cosine, shrunk where few rows hold either: `together / (sqrt(n_i n_j) + shrink)`. */
export function trainShrunkCosine(matrix: Matrix, { shrink = 0, neighbors = 200 }: Settings): Score {
  const table = trainNeighbors(
    matrix,
    ({ rowsOf }) =>
      (together, column, other) =>
        together / (Math.sqrt(rowsOf(column) * rowsOf(other)) + shrink),
    { maxNeighbors: neighbors },
  );
  return (query, scores) => scoreItemTable(table, query, scores);
}
