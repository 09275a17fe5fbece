import type { App } from '../app.server.ts';

export interface DataRequestFile {
  readonly name: string;
  /** JSON: every fact that was held about the customer. */
  readonly bytes: Buffer;
}

/** Open the file of a data request for the merchant, and note that it was taken. Null if there is none. */
export function openDataRequest(app: App, shopId: number, requestId: string): DataRequestFile | null {
  const sealed = app.db.sql
    .prepare('SELECT fileSealed FROM DataRequest WHERE shopId = ? AND requestId = ?')
    .pluck()
    .get(shopId, requestId) as Buffer | null | undefined;
  if (!sealed) return null;
  const bytes = app.sealer.open(sealed, `data-request:${shopId}:${requestId}`);
  app.db.sql
    .prepare('UPDATE DataRequest SET downloadedAt = ? WHERE shopId = ? AND requestId = ?')
    .run(app.now(), shopId, requestId);
  return { name: `data-request-${requestId}.json`, bytes };
}
