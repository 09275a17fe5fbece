import type { App } from '../app.server.ts';

export interface DataRequestFile {
  readonly name: string;
  /** JSON: every fact that was held about the customer. Null where the key it was sealed with is lost. */
  readonly bytes: Buffer | null;
}

/** Open the file of a data request for the merchant, and note that it was taken. Null if there is none. */
export async function openDataRequest(
  { db, sealer, log, now }: App,
  shopId: number,
  requestId: string,
): Promise<DataRequestFile | null> {
  const row = await db.prisma.dataRequest.findUnique({ where: { shopId_requestId: { shopId, requestId } } });
  if (!row?.fileSealed) return null;
  const bytes = sealer.open(row.fileSealed, `data-request:${shopId}:${requestId}`);
  if (!bytes) log.warn('data-request.key-lost', { shopId, requestId });
  // The request may have been erased with its customer since it was read: then there is nothing to note.
  else
    await db.prisma.dataRequest.updateMany({ where: { shopId, requestId }, data: { downloadedAt: new Date(now()) } });
  return { name: `data-request-${requestId}.json`, bytes };
}
