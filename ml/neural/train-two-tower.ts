import type { Scalar, Tensor2D } from '@tensorflow/tfjs';
import type { Matrix } from '../data/matrix.ts';
import { compareContent } from '../models/content/compare-content.ts';
import type { ContentFeatures } from '../models/content/content-features.ts';
import { WORD_BUCKETS } from '../models/content/create-cosine-scorer.ts';
import { weighContent } from '../models/content/weigh-content.ts';
import type { WeightedRows } from '../models/content/weighted-rows.ts';
import { multiply } from './multiply.ts';
import type { NeuralBackend } from './neural-backend.ts';
import { createPairSampler, type PairSampler } from './pair-sampler.ts';
import { createTwoTower, embedProducts, type TwoTower } from './two-tower.ts';

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
    const corrections = correctLogits(sampler, queries, candidates);
    losses[step] = tf.tidy(() => {
      const computeLoss = () => lose(backend, model, rows, { queries, candidates, cosines, corrections });
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
  /** Queries x candidates, as are the corrections. */
  readonly cosines: Float32Array;
  readonly corrections: Float32Array;
}

/** The mean cross entropy of each query's own candidate among all of the batch. */
function lose(backend: NeuralBackend, model: TwoTower, rows: WeightedRows, batch: Batch): Scalar {
  const { tf } = backend;
  const size = batch.queries.length;
  const query = embedProducts(backend, model.table, model.query, rows, batch.queries);
  const candidate = embedProducts(backend, model.table, model.candidate, rows, batch.candidates);
  const learned = tf.mul(multiply(backend, query, tf.transpose(candidate)), SCALE);
  const alike = tf.mul(tf.tensor2d(batch.cosines, [size, size]), tf.mul(model.likeness, LIKENESS_UNIT));
  const logits = tf.addN([learned, alike, tf.tensor2d(batch.corrections, [size, size])]) as Tensor2D;
  const own = tf.mul(tf.logSoftmax(logits), tf.eye(size));
  return tf.div(tf.neg(tf.sum(own)), size);
}

/** The correction for popularity; a candidate that is no wrong answer (the same product again) is out of the running. */
function correctLogits({ probabilities }: PairSampler, queries: Uint32Array, candidates: Uint32Array): Float32Array {
  const size = queries.length;
  const chances = Float32Array.from(candidates, (candidate) => -CORRECTION * Math.log(probabilities[candidate]!));
  const corrections = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const isWrong = candidates[j] !== candidates[i] && candidates[j] !== queries[i];
      corrections[i * size + j] = i === j || isWrong ? chances[j]! : -1e4;
    }
  }
  return corrections;
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
