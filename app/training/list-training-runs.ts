import type { Database } from '../db.server.ts';

/** One attempt to train a shop. Instants are epoch milliseconds. */
export interface TrainingRun {
  readonly runId: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly state: 'running' | 'promoted' | 'kept' | 'failed';
  readonly modelVersion: string | null;
  readonly error: string | null;
}

/** The latest runs of a shop, newest first. */
export async function listTrainingRuns(db: Database, shopId: number, limit = 20): Promise<TrainingRun[]> {
  const runs = await db.prisma.trainingRun.findMany({
    where: { shopId },
    orderBy: [{ startedAt: 'desc' }, { runId: 'asc' }],
    take: limit,
  });
  return runs.map(({ runId, startedAt, finishedAt, state, modelVersion, error }) => ({
    ...{ runId, modelVersion, error },
    state: state as TrainingRun['state'],
    startedAt: startedAt.getTime(),
    finishedAt: finishedAt?.getTime() ?? null,
  }));
}
