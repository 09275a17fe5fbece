import type { VisitRanker } from './visit-ranker.ts';

/** Score candidates by their signals, a row each: by row, comparable within one visit. */
export function scoreCandidates(ranker: VisitRanker, signals: Float32Array): Float64Array {
  const { inputs } = ranker;
  const input = new Float64Array(inputs);
  const units = new Float64Array(ranker.hidden);
  return Float64Array.from({ length: signals.length / inputs }, (_, row) => {
    readSignals(ranker, signals, row, input);
    return scoreInput(ranker, input, units);
  });
}

/** Read a row of signals into `input`, each brought to mean 0 and deviation 1. */
export function readSignals(
  { inputs, means, scales }: Pick<VisitRanker, 'inputs' | 'means' | 'scales'>,
  signals: Float32Array,
  row: number,
  input: Float64Array,
): void {
  const start = row * inputs;
  for (let n = 0; n < inputs; n++) input[n] = (signals[start + n]! - means[n]!) * scales[n]!;
}

/** The network's answer to one input; `units` is left with what each hidden unit gave. */
export function scoreInput({ inputs, hidden, weights }: VisitRanker, input: Float64Array, units: Float64Array): number {
  const last = hidden * (inputs + 1);
  let score = 0;
  for (let unit = 0, at = 0; unit < hidden; unit++) {
    let sum = weights[at + inputs]!;
    for (let n = 0; n < inputs; n++) sum += weights[at + n]! * input[n]!;
    at += inputs + 1;
    units[unit] = sum > 0 ? sum : 0;
    if (sum > 0) score += sum * weights[last + unit]!;
  }
  return score;
}
