import type { Database } from '../db.server.ts';
import type { ModelFigures } from './model-figures.ts';
import { readModelFigures } from './read-model-figures.ts';

/** One attempt to train a shop. Instants are epoch milliseconds. */
export interface TrainingRun {
  readonly runId: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly state: 'running' | 'promoted' | 'kept' | 'held' | 'failed';
  readonly modelVersion: string | null;
  readonly error: string | null;
  /** The report card of what it trained; null if it trained nothing. */
  readonly figures: ModelFigures | null;
}

/** The latest runs of a shop, newest first. */
export async function listTrainingRuns(db: Database, shopId: number, limit = 20): Promise<TrainingRun[]> {
  const runs = await db.prisma.trainingRun.findMany({
    where: { shopId },
    orderBy: [{ startedAt: 'desc' }, { runId: 'asc' }],
    take: limit,
  });
  return runs.map(({ runId, startedAt, finishedAt, state, modelVersion, error, figures }) => ({
    ...{ runId, modelVersion, error },
    state: state as TrainingRun['state'],
    startedAt: startedAt.getTime(),
    finishedAt: finishedAt?.getTime() ?? null,
    figures: figures === null ? null : readModelFigures(figures),
  }));
}
