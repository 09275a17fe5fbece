import type { App } from '../app.server.ts';

export interface DataRequestEntry {
  readonly requestId: string;
  readonly requestedAt: number;
  readonly dueAt: number;
  readonly downloadedAt: number | null;
}

/** The data requests of a shop's customers, newest first. Each has a file (see {@link openDataRequest}). */
export async function listDataRequests({ db }: App, shopId: number): Promise<readonly DataRequestEntry[]> {
  const rows = await db.prisma.dataRequest.findMany({
    where: { shopId, fileSealed: { not: null } },
    select: { requestId: true, requestedAt: true, dueAt: true, downloadedAt: true },
    orderBy: [{ requestedAt: 'desc' }, { requestId: 'asc' }],
  });
  return rows.map(({ requestId, requestedAt, dueAt, downloadedAt }) => ({
    requestId,
    requestedAt: requestedAt.getTime(),
    dueAt: dueAt.getTime(),
    downloadedAt: downloadedAt?.getTime() ?? null,
  }));
}
