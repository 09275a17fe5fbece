import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { TagChange } from './list-tag-changes.ts';

interface Asking {
  readonly shopId: number;
  readonly segmentId: number;
  readonly changes: readonly TagChange[];
  /** Whether Shopify answers by the number of a line, from 0 in the order of what is returned. */
  readonly inBulk?: boolean;
}

/**
 * Note whom Shopify is about to be asked to tag, so that the tag is taken away again whatever happens. Who was erased
 * since the changes were listed is left out: nothing is noted of them.
 *
 * @returns the changes to ask for.
 */
export function noteAsked(db: Database, { shopId, segmentId, changes, inBulk = false }: Asking): TagChange[] {
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
      const values = { shopId, segmentId, customerId, line: inBulk ? asked.length : null };
      if ((isMember ? note : number).run(values).changes > 0) asked.push(change);
    }
    return asked;
  });
  return noteAll.immediate();
}
