import type { Database } from '../../db.server.ts';
import type { Resource } from '../graphql/accept-rows.ts';

/** In this order: what an order refers to is there before it. */
export const BACKFILL_RESOURCES = ['products', 'collections', 'customers', 'orders', 'refunds'] as const;

export type BackfillResource = (typeof BACKFILL_RESOURCES)[number];
export type BackfillState = 'waiting' | 'running' | 'reading' | 'done' | 'failed';

/** One resource of a shop's backfill, as the database keeps it. */
export interface BackfillRow {
  readonly shopId: number;
  readonly resource: BackfillResource;
  readonly state: BackfillState;
  /** Null while reading: the rows are those of an operation that failed on its way. */
  readonly bulkOperationId: string | null;
  readonly url: string | null;
  /** Lines (for refunds: refunds) accepted so far. */
  readonly linesRead: number;
  /** Objects (for refunds: refunds) there are. */
  readonly objectCount: number;
  readonly refused: number;
  readonly windowDays: number | null;
  /** Why the last try came to nothing; kept while another is under way. */
  readonly error: string | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

/** A resource that a bulk operation exports. */
export type ExportRow = BackfillRow & { readonly resource: Resource };

type Change = Partial<Omit<BackfillRow, 'shopId' | 'resource'>>;

/** The resources of a shop's backfill in their order; none before one was begun. */
export function listBackfillRows(db: Database, shopId: number): readonly BackfillRow[] {
  const rows = db.sql.prepare('SELECT * FROM Backfill WHERE shopId = ?').all(shopId) as BackfillRow[];
  return BACKFILL_RESOURCES.flatMap((resource) => rows.filter((row) => row.resource === resource));
}

/** Write columns of one resource. */
export function updateBackfillRow(db: Database, { shopId, resource }: BackfillRow, change: Change): void {
  const names = Object.keys(change);
  db.sql
    .prepare(
      `UPDATE Backfill SET ${names.map((name) => `"${name}" = @${name}`).join(', ')} WHERE shopId = @shopId AND resource = @resource`,
    )
    .run({ ...change, shopId, resource });
}
