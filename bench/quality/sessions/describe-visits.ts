import { SIGNALS } from '#ml/models/sessions/candidate-signals.ts';
import { createCandidateDescriber } from '#ml/models/sessions/create-candidate-describer.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';
import type { RankingExamples } from '#ml/models/sessions/visit-ranker.ts';
import type { VisitQuestion } from './read-session-files.ts';

const LIMIT = 100;

/** The candidates of every question with their signals, for the training of a ranker. */
export function describeVisits(index: SessionIndex, questions: readonly VisitQuestion[]): RankingExamples {
  const describe = createCandidateDescriber(index, { limit: LIMIT });
  const width = SIGNALS.length;
  const signals = new Float32Array(questions.length * LIMIT * width);
  const offsets = new Uint32Array(questions.length + 1);
  const targets = Int32Array.from(questions, ({ given, next }, n) => {
    const described = describe(given);
    signals.set(described.signals, offsets[n]! * width);
    offsets[n + 1] = offsets[n]! + described.products.length;
    return described.products.indexOf(index.indices.get(next) ?? -1);
  });
  return { offsets, targets, signals: signals.subarray(0, offsets.at(-1)! * width) };
}

/** The first `count` of some examples. */
export function takeExamples({ offsets, signals, targets }: RankingExamples, count: number): RankingExamples {
  const end = offsets[count]! * SIGNALS.length;
  return { offsets: offsets.slice(0, count + 1), targets: targets.slice(0, count), signals: signals.subarray(0, end) };
}
