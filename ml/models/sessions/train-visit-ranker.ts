import { readSignals, scoreInput } from './score-candidates.ts';
import type { RankingExamples, VisitRanker } from './visit-ranker.ts';

export interface VisitRankerOptions {
  /** Draws the first weights and the order of the visits. */
  readonly random: () => number;
  /** Hidden units. Default 32. */
  readonly hidden?: number;
  /** Times that every visit is learned from. Default 6. */
  readonly epochs?: number;
  /** First step of Adam (Kingma & Ba, 2015); falls to 0 along a cosine. Default .003. */
  readonly rate?: number;
}

/** Visits between two steps. */
const BATCH = 32;
/** Candidates that the softmax all but rules out teach nothing. */
const LEAST = 1e-4;

/**
 * Train a ranker of candidates on visits whose next view is known: softmax cross-entropy over the candidates of a visit
 * (ListNet's top-one loss; Cao et al., 2007), one hidden layer, Adam. Visits without their next view among the
 * candidates teach nothing; of no visit, it scores everything alike by chance weights.
 *
 * @throws {RangeError} if the signals are not rows of `inputs` numbers.
 */
export function trainVisitRanker(
  examples: RankingExamples,
  inputs: number,
  { random, hidden = 32, epochs = 6, rate = 0.003 }: VisitRankerOptions,
): VisitRanker {
  const { offsets, signals, targets } = examples;
  if (signals.length !== offsets.at(-1)! * inputs)
    throw new RangeError(
      `Cannot train a ranker: signals must be ${offsets.at(-1)} rows of ${inputs}, got ${signals.length} numbers.`,
    );
  const ranker = { inputs, hidden, ...measureSignals(signals, inputs), weights: drawWeights(inputs, hidden, random) };
  const step = createAdam(ranker.weights);
  const learn = createLearner(ranker, examples);
  const visits = Array.from(targets.keys()).filter((visit) => targets[visit]! >= 0);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(visits, random);
    for (let start = 0; start < visits.length; start += BATCH) {
      const batch = visits.slice(start, start + BATCH);
      const gradient = learn(batch);
      const progress = (epoch + start / visits.length) / epochs;
      step(gradient, 1 / batch.length, (rate * (1 + Math.cos(Math.PI * progress))) / 2);
    }
  }
  return ranker;
}

function measureSignals(signals: Float32Array, inputs: number): Pick<VisitRanker, 'means' | 'scales'> {
  const rows = Math.max(1, signals.length / inputs);
  const means = new Float64Array(inputs);
  const squares = new Float64Array(inputs);
  for (let at = 0; at < signals.length; at++) means[at % inputs]! += signals[at]! / rows;
  for (let at = 0; at < signals.length; at++) squares[at % inputs]! += (signals[at]! - means[at % inputs]!) ** 2 / rows;
  return { means, scales: squares.map((square) => (square > 1e-12 ? 1 / Math.sqrt(square) : 0)) };
}

/** Uniform of variance 1 / fan-in (LeCun et al., 1998); constants start at 0. */
function drawWeights(inputs: number, hidden: number, random: () => number): Float64Array {
  const draw = (fanIn: number) => (2 * random() - 1) * Math.sqrt(3 / fanIn);
  const first = hidden * (inputs + 1);
  return Float64Array.from({ length: first + hidden }, (_, at) => {
    if (at >= first) return draw(hidden);
    return at % (inputs + 1) === inputs ? 0 : draw(inputs);
  });
}

/** A function that sums the gradient over some visits. What it gives is its own, and written over by the next call. */
function createLearner(
  ranker: VisitRanker,
  { offsets, signals, targets }: RankingExamples,
): (visits: readonly number[]) => Float64Array {
  const { inputs, hidden, weights } = ranker;
  const gradient = new Float64Array(weights.length);
  const input = new Float64Array(inputs);
  const units = new Float64Array(hidden);
  const score = (row: number) => {
    readSignals(ranker, signals, row, input);
    return scoreInput(ranker, input, units);
  };
  const last = hidden * (inputs + 1);
  const addRow = (row: number, error: number) => {
    score(row);
    for (let unit = 0; unit < hidden; unit++) {
      if (units[unit] === 0) continue;
      gradient[last + unit]! += error * units[unit]!;
      const push = error * weights[last + unit]!;
      const at = unit * (inputs + 1);
      for (let n = 0; n < inputs; n++) gradient[at + n]! += push * input[n]!;
      gradient[at + inputs]! += push;
    }
  };
  return (visits) => {
    gradient.fill(0);
    for (const visit of visits) {
      const start = offsets[visit]!;
      const shares = Array.from({ length: offsets[visit + 1]! - start }, (_, n) => score(start + n));
      const greatest = shares.reduce((most, share) => Math.max(most, share), -Infinity);
      let total = 0;
      for (let n = 0; n < shares.length; n++) total += shares[n] = Math.exp(shares[n]! - greatest);
      for (let n = 0; n < shares.length; n++) {
        const error = shares[n]! / total - (n === targets[visit] ? 1 : 0);
        if (Math.abs(error) > LEAST) addRow(start + n, error);
      }
    }
    return gradient;
  };
}

function createAdam(weights: Float64Array): (gradient: Float64Array, scale: number, rate: number) => void {
  const means = new Float64Array(weights.length);
  const squares = new Float64Array(weights.length);
  let steps = 0;
  return (gradient, scale, rate) => {
    steps++;
    const meanLeft = 1 - 0.9 ** steps;
    const squareLeft = 1 - 0.999 ** steps;
    for (let at = 0; at < weights.length; at++) {
      const slope = gradient[at]! * scale;
      means[at] = 0.9 * means[at]! + 0.1 * slope;
      squares[at] = 0.999 * squares[at]! + 0.001 * slope * slope;
      weights[at]! -= (rate * (means[at]! / meanLeft)) / (Math.sqrt(squares[at]! / squareLeft) + 1e-8);
    }
  };
}

/** Fisher and Yates. */
function shuffle(values: number[], random: () => number): void {
  for (let n = values.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [values[n], values[other]] = [values[other]!, values[n]!];
  }
}
