import type { Sequences } from '#ml/data/sequences.ts';
import type { ScoredQuestion } from './measure-score.ts';

/** What is trained on, and what is asked. */
export interface HeldOutSequences {
  readonly sequences: Sequences;
  readonly questions: readonly ScoredQuestion[];
}

/**
 * Hold out the end of each sequence `s`, strictly: with the last `drop` places cut off, train on `s[:-2]`, ask with
 * `s[:-1]` what `s[-1]` is. Sequences with nothing to ask with are not asked about. What comes twice is asked about at
 * its newest place; an answer that was there before cannot be found, as what is asked about is not ranked.
 */
export function holdOutSequences({ productCount, offsets, products }: Sequences, drop = 0): HeldOutSequences {
  const starts = [0];
  const kept: number[] = [];
  const questions: ScoredQuestion[] = [];
  for (let row = 0; row + 1 < offsets.length; row++) {
    const sequence = products.subarray(offsets[row]!, Math.max(offsets[row]!, offsets[row + 1]! - drop));
    for (const product of sequence.subarray(0, Math.max(0, sequence.length - 2))) kept.push(product);
    starts.push(kept.length);
    if (sequence.length < 2) continue;
    const asked = keepNewest(sequence.subarray(0, -1));
    questions.push({
      query: { row, products: asked, weights: new Float32Array(asked.length).fill(1) },
      relevant: new Set([sequence.at(-1)!]),
    });
  }
  return {
    sequences: { productCount, offsets: Uint32Array.from(starts), products: Uint32Array.from(kept) },
    questions,
  };
}

function keepNewest(sequence: Uint32Array): Uint32Array {
  return Uint32Array.from(new Set(sequence.toReversed())).reverse();
}
