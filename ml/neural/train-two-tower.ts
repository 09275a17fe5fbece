import type { Scalar, Tensor2D } from '@tensorflow/tfjs';
import type { Matrix } from '../data/matrix.ts';
import { compareContent } from '../models/content/compare-content.ts';
import type { ContentFeatures } from '../models/content/content-features.ts';
import { WORD_BUCKETS } from '../models/content/create-cosine-scorer.ts';
import { weighContent } from '../models/content/weigh-content.ts';
import type { WeightedRows } from '../models/content/weighted-rows.ts';
import { loseSoftmax, type BatchLogits } from './lose-softmax.ts';
import { multiply } from './multiply.ts';
import type { NeuralBackend } from './neural-backend.ts';
import { createPairSampler } from './pair-sampler.ts';
import { poolFeatures } from './pool-features.ts';
import { applyTower, createTwoTower, embedProducts, type TwoTower } from './two-tower.ts';

/** How large and how long; the defaults were chosen on Online Retail, before its last 30 days. */
export interface TwoTowerSettings {
  /** Numbers in an embedding. Default 32. */
  readonly factors?: number;
  /** Rows of the table that words are hashed into, a power of two. Default 4096. */
  readonly buckets?: number;
  /** Steps of gradient descent. Default 400. */
  readonly steps?: number;
  /** Pairs in a step. Default 256. */
  readonly batch?: number;
}

export interface TwoTowerOptions extends TwoTowerSettings {
  readonly random: () => number;
}

/** What was learned, as plain data. */
export interface TwoTowerWeights {
  readonly factors: number;
  /** Products x factors; a query row times a candidate row is the learned part of their logit. */
  readonly queries: Float32Array;
  readonly candidates: Float32Array;
  /** What a cosine of 1 between the words of two products adds to their logit. */
  readonly likeness: number;
  /** The loss of each step. */
  readonly losses: Float32Array;
}

const LEARNING_RATE = 0.02;
/** Embeddings of length 1 give products between -1 and 1; logits are five times that. */
const SCALE = 5;
/** A cosine counts this many times the variable learned: so that it moves as fast as logits do. */
const LIKENESS_UNIT = 10;
const FIRST_LIKENESS = 8;
/** How much of the correction for popularity is applied (see {@link trainTwoTower}). */
const CORRECTION = 0.5;

/**
 * Train two towers over content: which products are bought in one order with a product, told from title, type, vendor,
 * tags and price alone, so that it holds for products never sold (Yi et al., RecSys 2019; Cheng et al., 2016, for the
 * wide part, the tf-idf cosine, which knows that two colours of one mug belong together).
 *
 * Softmax over the candidates of the batch, each logit less `CORRECTION` times the logarithm of how likely the candidate
 * is to be drawn. Fully corrected (1), the logit is the logarithm of how often the pair is bought; not at all (0), of how
 * much oftener than by chance. Between them the bestsellers neither rule nor vanish.
 *
 * @param baskets orders x products, columns as in `content`.
 * @returns null without two products bought together. Same seed and backend, same bytes.
 */
export function trainTwoTower(
  content: ContentFeatures,
  baskets: Matrix,
  backend: NeuralBackend,
  { random, factors = 32, buckets = 4096, steps = 400, batch = 256 }: TwoTowerOptions,
): TwoTowerWeights | null {
  const sampler = createPairSampler(baskets, random);
  if (!sampler) return null;
  const { tf } = backend;
  const rows = weighContent(content, { buckets });
  const words = weighContent(content, { buckets: WORD_BUCKETS });
  const model = createTwoTower(backend, {
    features: buckets,
    factors,
    likeness: FIRST_LIKENESS / LIKENESS_UNIT,
    random,
  });
  const variables = [model.table, model.query, model.candidate, model.likeness];
  const optimizer = tf.train.adam(LEARNING_RATE);
  const losses = new Float32Array(steps);
  const queries = new Uint32Array(batch);
  const candidates = new Uint32Array(batch);
  for (let step = 0; step < steps; step++) {
    sampler.draw(queries, candidates);
    // Adam takes its rate anew in each step, and has no way to be told but this.
    Object.assign(optimizer, { learningRate: LEARNING_RATE * (1 - step / steps) });
    const cosines = compareContent(words, queries, candidates);
    const batchLogits: BatchLogits = {
      ...{ scale: SCALE, unit: LIKENESS_UNIT, cosines },
      corrections: Float32Array.from(candidates, (one) => -CORRECTION * Math.log(sampler.probabilities[one]!)),
      isOut: findRightAnswers(queries, candidates),
    };
    losses[step] = tf.tidy(() => {
      const computeLoss = () => lose(backend, model, rows, { queries, candidates, logits: batchLogits });
      return optimizer.minimize(computeLoss, true, variables)!.dataSync()[0]!;
    });
  }
  const learned = {
    ...readTowers(backend, model, rows),
    likeness: LIKENESS_UNIT * model.likeness.dataSync()[0]!,
    factors,
    losses,
  };
  tf.dispose(variables);
  optimizer.dispose();
  return learned;
}

interface Batch {
  readonly queries: Uint32Array;
  readonly candidates: Uint32Array;
  readonly logits: BatchLogits;
}

function lose(backend: NeuralBackend, model: TwoTower, rows: WeightedRows, batch: Batch): Scalar {
  const { tf } = backend;
  const { queries, candidates, logits } = batch;
  // Pooled together: the gradient of the table, as large as the table, is then made once.
  const both = Uint32Array.from([...queries, ...candidates]);
  const pooled = poolFeatures(backend, model.table as unknown as Tensor2D, rows, both);
  const [first, second] = tf.split(pooled, 2) as [Tensor2D, Tensor2D];
  const query = applyTower(backend, model.query, first);
  const candidate = applyTower(backend, model.candidate, second);
  return loseSoftmax(backend, multiply(backend, query, tf.transpose(candidate)), model.likeness, logits);
}

/** Candidates of the batch that are no wrong answer: the same product again, or the one asked about. */
function findRightAnswers(queries: Uint32Array, candidates: Uint32Array): Uint8Array {
  const size = queries.length;
  const isOut = new Uint8Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i !== j && (candidates[j] === candidates[i] || candidates[j] === queries[i])) isOut[i * size + j] = 1;
    }
  }
  return isOut;
}

function readTowers(
  backend: NeuralBackend,
  model: TwoTower,
  rows: WeightedRows,
): { queries: Float32Array; candidates: Float32Array } {
  const all = Uint32Array.from({ length: rows.rowCount }, (_, product) => product);
  const read = (tower: TwoTower['query']) =>
    backend.tf.tidy(() => Float32Array.from(embedProducts(backend, model.table, tower, rows, all).dataSync()));
  const scale = Math.sqrt(SCALE);
  return {
    queries: read(model.query).map((value) => value * scale),
    candidates: read(model.candidate).map((value) => value * scale),
  };
}
