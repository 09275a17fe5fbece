import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { VisitRecipe } from './create-recommender.ts';
import type { VisitFigures } from './measure-visits.ts';
import type { VisitQuestion } from './read-session-files.ts';

/** What a thread is given: what to index, what to ask of it, and how it answers. */
export interface MeasureTask {
  readonly sessions: readonly (readonly number[])[];
  readonly questions: readonly VisitQuestion[];
  readonly recipe: VisitRecipe;
}

const THREADS = 2;
const SCRIPT = new URL('measure-worker.ts', import.meta.url);

/** The figures of all questions, half of them asked in each of two threads. */
export async function measureOnThreads({ sessions, questions, recipe }: MeasureTask): Promise<VisitFigures> {
  const size = Math.ceil(questions.length / THREADS);
  const shares = Array.from({ length: THREADS }, (_, n) => questions.slice(n * size, (n + 1) * size));
  const parts = await Promise.all(
    shares.map(async (share) => {
      const worker = new Worker(SCRIPT, { workerData: { sessions, questions: share, recipe } });
      const [figures] = (await once(worker, 'message')) as [VisitFigures];
      return { figures, weight: share.length / questions.length };
    }),
  );
  return {
    hitRate: parts.reduce((sum, { figures, weight }) => sum + weight * figures.hitRate, 0),
    reciprocalRank: parts.reduce((sum, { figures, weight }) => sum + weight * figures.reciprocalRank, 0),
  };
}
