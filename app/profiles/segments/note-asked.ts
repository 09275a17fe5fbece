import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { TagChange } from './list-tag-changes.ts';

interface Asking {
  readonly shopId: number;
  readonly segmentId: number;
  readonly changes: readonly TagChange[];
  /** Where Shopify answers by the numbers of lines: that of the first, the others follow in the order of what is returned. */
  readonly fromLine?: number;
}

/**
 * Note whom Shopify is about to be asked to tag, so that the tag is taken away again whatever happens. Who was erased
 * since the changes were listed is left out: nothing is noted of them.
 *
 * @returns the changes to ask for.
 */
export function noteAsked(db: Database, { shopId, segmentId, changes, fromLine }: Asking): TagChange[] {
  const note = prepareOnce(
    db,
    `INSERT INTO SegmentTag (shopId, segmentId, customerId, bulkLine)
     SELECT @shopId, @segmentId, customerId, @line FROM BuyerProfile WHERE shopId = @shopId AND customerId = @customerId
     ON CONFLICT (shopId, segmentId, customerId) DO UPDATE SET bulkLine = @line`,
  );
  const number = prepareOnce(
    db,
    `UPDATE SegmentTag SET bulkLine = @line WHERE shopId = @shopId AND segmentId = @segmentId AND customerId = @customerId`,
  );
  const noteAll = db.sql.transaction(() => {
    const asked: TagChange[] = [];
    for (const change of changes) {
      const { customerId, isMember } = change;
      const values = { shopId, segmentId, customerId, line: fromLine === undefined ? null : fromLine + asked.length };
      if ((isMember ? note : number).run(values).changes > 0) asked.push(change);
    }
    return asked;
  });
  return noteAll.immediate();
}
