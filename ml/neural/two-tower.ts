import type { Tensor2D, Variable } from '@tensorflow/tfjs';
import type { WeightedRows } from '../models/content/weighted-rows.ts';
import { multiply } from './multiply.ts';
import type { NeuralBackend } from './neural-backend.ts';
import { poolFeatures } from './pool-features.ts';

/** What is learned: one table of feature embeddings, and what each tower makes of a product's pooled embedding. */
export interface TwoTower {
  /** Features x factors, shared: a word means one thing, whichever tower reads it. */
  readonly table: Variable;
  /** Factors x factors. */
  readonly query: Variable;
  readonly candidate: Variable;
  /** How much the likeness of two products' words counts. */
  readonly likeness: Variable;
}

/** Create the variables: embeddings normally distributed at random, towers near the identity. */
export function createTwoTower(
  { tf }: NeuralBackend,
  {
    features,
    factors,
    likeness,
    random,
  }: { features: number; factors: number; likeness: number; random: () => number },
): TwoTower {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const nearIdentity = () =>
    Float32Array.from({ length: factors * factors }, (_, i) => (i % (factors + 1) === 0 ? 1 : 0) + 0.02 * normal());
  const embeddings = Float32Array.from({ length: features * factors }, () => normal() / Math.sqrt(factors));
  return tf.tidy(() => ({
    table: tf.variable(tf.tensor2d(embeddings, [features, factors])),
    query: tf.variable(tf.tensor2d(nearIdentity(), [factors, factors])),
    candidate: tf.variable(tf.tensor2d(nearIdentity(), [factors, factors])),
    likeness: tf.variable(tf.scalar(likeness)),
  }));
}

/** Embed products by one tower: pooled features through the tower, at length 1 (0 for a product without features). */
export function embedProducts(
  backend: NeuralBackend,
  table: Variable,
  tower: Variable,
  rows: WeightedRows,
  products: Uint32Array,
): Tensor2D {
  return applyTower(backend, tower, poolFeatures(backend, table as unknown as Tensor2D, rows, products));
}

/** Put pooled embeddings through a tower, at length 1. */
export function applyTower(backend: NeuralBackend, tower: Variable, pooled: Tensor2D): Tensor2D {
  const { tf } = backend;
  const raw = multiply(backend, pooled, tower as unknown as Tensor2D);
  const length = tf.sqrt(tf.add(tf.sum(tf.square(raw), 1, true), 1e-6));
  return tf.div(raw, length);
}
