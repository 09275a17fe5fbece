import { createKernels } from '#app/training/kernels/create-kernels.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { chooseModel } from '#ml/selection/choose-model.ts';
import type { Report } from '../figure.ts';
import type { Flags } from '../suites.ts';
import { createProgress } from './create-progress.ts';
import { describeModel } from './describe-model.ts';
import { holdOutSequences } from './hold-out-sequences.ts';
import { listSequenceFamilies } from './list-sequence-families.ts';
import { measureChosen } from './measure-chosen.ts';
import { measureScore } from './measure-score.ts';
import { readSequences } from './read-sequences.ts';
import { sampleQuestions } from './sample-questions.ts';

/** Sequences asked about while choosing. */
const VALIDATION_SEQUENCES = 6000;
/** EASE over more products is not worth its cube where most have a handful of rows. */
const MAX_DENSE = 5000;
/** Without compiled kernels. */
const MAX_DENSE_SCALAR = 1000;

/**
 * The next item of each sequence, strict leave-one-out: of a sequence `s` the model trains on `s[:-2]`, is asked with
 * `s[:-1]` and ranks all items that are not in it; the answer is `s[-1]`. Model and settings are chosen one place
 * earlier: trained on `s[:-3]`, asked with `s[:-2]`, the answer `s[-2]`.
 *
 * @throws {Error} if the file cannot be read.
 */
export function benchSequences(flags: Flags, report: Report): void {
  const sequences = readSequences(flags.file);
  const kernels = createKernels();
  try {
    measureSequences(sequences, kernels, report);
  } finally {
    kernels.close();
  }
}

function measureSequences(sequences: ReturnType<typeof readSequences>, kernels: Kernels, report: Report): void {
  const { productCount } = sequences;
  const say = createProgress('sequences');
  const options = { kernels, maxProducts: kernels.name === 'scalar' ? MAX_DENSE_SCALAR : MAX_DENSE };
  const inner = holdOutSequences(sequences, 1);
  const asked = sampleQuestions(inner.questions, VALIDATION_SEQUENCES, createRandom(1));
  const chosen = chooseModel(
    listSequenceFamilies(inner.sequences, options),
    (score) => measureScore(score, asked, productCount).ndcg10,
    { productCount, hopeful: 0.6, onChoice: say },
  );
  const { sequences: all, questions } = holdOutSequences(sequences);
  if (questions.length === 0) throw new Error('Cannot measure sequences: one must have two items or more, got none.');
  const figures = measureChosen(chosen, listSequenceFamilies(all, options), questions, productCount);
  const singles = figures.singles.map(({ name, ndcg10 }) => `${name} ${ndcg10.toFixed(4)}`);
  report({
    name: 'sequences.ndcg@10',
    value: figures.chosen.ndcg10,
    unit: 'share',
    detail: [
      `chosen ${describeModel(chosen)}`,
      `recall@10 ${figures.chosen.recall10.toFixed(4)}`,
      `${questions.length} sequences, ${productCount} items`,
      'strict leave-one-out: trained on s[:-2], asked with s[:-1], answer s[-1], items asked with are not ranked, all others are',
      `chosen on the place before, ${asked.length} sequences`,
      `single models at their chosen settings: ${singles.join(', ')}`,
      `${kernels.name} kernels`,
    ].join('; '),
  });
}
