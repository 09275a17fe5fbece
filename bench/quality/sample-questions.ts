import type { ScoredQuestion } from './measure-score.ts';

/** Draw at most `limit` questions at random, in their order: enough to choose by, in bounded time. */
export function sampleQuestions(
  questions: readonly ScoredQuestion[],
  limit: number,
  random: () => number,
): readonly ScoredQuestion[] {
  if (questions.length <= limit) return questions;
  const lots = Float64Array.from(questions, () => random());
  const last = lots.slice().sort()[limit - 1]!;
  return questions.filter((_, i) => lots[i]! <= last).slice(0, limit);
}
