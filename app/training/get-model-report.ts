import type { Database } from '../db.server.ts';
import type { ModelFigures } from './model-figures.ts';
import { readModelFigures } from './read-model-figures.ts';

/** What the admin shows of the model that serves. Instants are epoch milliseconds. */
export interface ModelReport {
  readonly version: string;
  readonly trainedAt: number;
  readonly promotedAt: number;
  readonly dataFrom: number | null;
  readonly dataTo: number | null;
  readonly orderCount: number;
  readonly productCount: number;
  readonly trainSeconds: number;
  readonly figures: ModelFigures;
}

/** The report on the model that serves a shop; null before the first training. */
export async function getModelReport(db: Database, shopId: number): Promise<ModelReport | null> {
  const served = await db.prisma.servedModel.findUnique({ where: { shopId } });
  if (!served) return null;
  const { version, promotedAt } = served;
  const row = await db.prisma.modelArtifact.findUnique({
    where: { shopId_version: { shopId, version } },
    omit: { bytes: true },
  });
  if (!row) return null;
  return {
    version,
    trainedAt: row.trainedAt.getTime(),
    promotedAt: promotedAt.getTime(),
    dataFrom: row.dataFrom?.getTime() ?? null,
    dataTo: row.dataTo?.getTime() ?? null,
    orderCount: row.orderCount,
    productCount: row.productCount,
    trainSeconds: row.trainSeconds,
    figures: readModelFigures(row.figures),
  };
}
