import { chooseFullColumns } from '#ml/data/choose-full-columns.ts';
import { countColumns } from '#ml/data/count-columns.ts';
import { keepColumns } from '#ml/data/keep-columns.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import { weighRows } from '#ml/data/weigh-rows.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import { scoreDenseWeights } from '#ml/models/score-dense-weights.ts';
import { scoreItemTable } from '#ml/models/score-item-table.ts';
import { scoreSomeProducts } from '#ml/models/score-some-products.ts';
import { scoreUserNeighbors } from '#ml/models/score-user-neighbors.ts';
import type { Score } from '#ml/models/score.ts';
import { trainDenseEase } from '#ml/models/train-dense-ease.ts';
import { trainNeighbors } from '#ml/models/train-neighbors.ts';
import { trainRp3beta } from '#ml/models/train-rp3beta.ts';
import { trainUserNeighbors } from '#ml/models/train-user-neighbors.ts';
import type { ModelFamily } from '#ml/selection/choose-model.ts';
import type { Settings } from '#ml/selection/choose-settings.ts';

/** Rows longer than this say nothing of taste, and cost their length squared. */
const MAX_ROW = 3000;

/** The models that score a user's items by all users' items, the simplest first; EASE is `easeFamily`. */
export function listInteractionFamilies(matrix: Matrix): ModelFamily[] {
  return [
    { name: 'popularity', grid: {}, train: () => scorePopularity(matrix) },
    {
      name: 'cosine',
      grid: { shrink: [0, 10, 30], neighbors: [200, 50] },
      train: (settings) => trainShrunkCosine(matrix, settings),
    },
    {
      name: 'user-cosine',
      grid: { neighbors: [100, 50, 250] },
      train: ({ neighbors }) => {
        const nearest = trainUserNeighbors(matrix, { maxNeighbors: neighbors });
        return (query, scores) => scoreUserNeighbors(matrix, nearest, query, scores);
      },
    },
    {
      name: 'rp3beta',
      grid: { beta: [0.2, 0, 0.4, 0.6], alpha: [1, 0.7], neighbors: [1000, 100] },
      train: ({ beta, alpha, neighbors }) => {
        const table = trainRp3beta(matrix, { beta, alpha, maxNeighbors: neighbors, maxRow: MAX_ROW });
        return (query, scores) => scoreItemTable(table, query, scores);
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
