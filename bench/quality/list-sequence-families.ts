import { buildMatrix } from '#ml/data/build-matrix.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import type { Sequences } from '#ml/data/sequences.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import { scoreItemTable } from '#ml/models/score-item-table.ts';
import type { Score } from '#ml/models/score.ts';
import { trainRp3beta } from '#ml/models/train-rp3beta.ts';
import { trainTransitions } from '#ml/models/train-transitions.ts';
import { weighByRecency } from '#ml/models/weigh-by-recency.ts';
import type { ModelFamily } from '#ml/selection/choose-model.ts';
import type { Settings } from '#ml/selection/choose-settings.ts';
import { easeFamily, scorePopularity, trainShrunkCosine } from './list-interaction-families.ts';

const DECAY = [0.6, 0.4, 0.8, 1];
const MAX_ROW = 3000;

export interface SequenceFamilyOptions {
  readonly kernels: Kernels;
  /** The most products in a dense matrix: of a larger catalogue the most popular. */
  readonly maxProducts: number;
}

/**
 * The models that score what comes next. All but popularity weigh what is asked by recency. What is likely to lead
 * comes early: families far behind are not tuned.
 */
export function listSequenceFamilies(sequences: Sequences, options: SequenceFamilyOptions): ModelFamily[] {
  const matrix = mergeSequences(sequences);
  return [
    { name: 'popularity', grid: {}, train: () => scorePopularity(matrix) },
    decayed(
      'transitions',
      { alpha: [0.3, 0, 0.6], beta: [0, 0.2, 0.4], backward: [0.3, 0, 0.6] },
      ({ alpha, beta, backward }) => {
        const table = trainTransitions(sequences, { alpha, beta, backward, maxNeighbors: 500 });
        return (query, scores) => scoreItemTable(table, query, scores);
      },
    ),
    decayed('cosine', { shrink: [10, 0, 30], neighbors: [200] }, (settings) => trainShrunkCosine(matrix, settings)),
    decayed('rp3beta', { beta: [0.2, 0, 0.4], alpha: [0.5, 1] }, ({ beta, alpha }) => {
      const table = trainRp3beta(matrix, { beta, alpha, maxNeighbors: 300, maxRow: MAX_ROW });
      return (query, scores) => scoreItemTable(table, query, scores);
    }),
    decayedEase(matrix, options),
  ];
}

function decayedEase(matrix: Matrix, options: SequenceFamilyOptions): ModelFamily {
  const { train } = easeFamily(matrix, options);
  return decayed('ease', { power: [0.5, 0], lambda: [100, 300] }, (settings) => train({ ...settings, dropout: 0 }));
}

/** A family with a recency decay of the query; what was trained last is kept for the next decay. */
function decayed(name: string, grid: ModelFamily['grid'], train: (settings: Settings) => Score): ModelFamily {
  let last: { readonly key: string; readonly score: Score } | undefined;
  return {
    name,
    grid: { ...grid, decay: DECAY },
    train: ({ decay, ...settings }) => {
      const key = JSON.stringify(settings);
      if (last?.key !== key) last = { key, score: train(settings) };
      return weighByRecency(last.score, decay!);
    },
  };
}

function mergeSequences({ offsets, products, productCount }: Sequences): Matrix {
  const rows = new Uint32Array(products.length);
  for (let row = 0; row + 1 < offsets.length; row++) rows.fill(row, offsets[row], offsets[row + 1]);
  return buildMatrix(offsets.length - 1, productCount, rows, products);
}
