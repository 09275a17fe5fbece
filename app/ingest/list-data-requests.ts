import type { App } from '../app.server.ts';

export interface DataRequestEntry {
  readonly requestId: string;
  readonly requestedAt: number;
  readonly dueAt: number;
  readonly downloadedAt: number | null;
}

/** The data requests of a shop's customers, newest first. Each has a file (see {@link openDataRequest}). */
export function listDataRequests(app: App, shopId: number): readonly DataRequestEntry[] {
  return app.db.sql
    .prepare(
      `SELECT requestId, requestedAt, dueAt, downloadedAt FROM DataRequest
       WHERE shopId = ? AND fileSealed IS NOT NULL ORDER BY requestedAt DESC, requestId`,
    )
    .all(shopId) as DataRequestEntry[];
}
