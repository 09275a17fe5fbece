import type { App } from '../../app.server.ts';
import { parseGid } from '../graphql/parse-gid.ts';
import type { RowHead } from '../graphql/write-row.ts';
import { writeRow } from '../graphql/write-row.ts';
import { createFactWriter } from '../write-facts.ts';
import type { TreeRow } from './complete-order.ts';

/**
 * Accept the rows of one record (parents first) in one transaction.
 *
 * @returns true if the facts changed: something in it was not known, besides what no webhook tells (that a line was
 * bought by subscription).
 * @throws {RowError} if a row is malformed; nothing of the record is kept then.
 */
export function acceptTree(app: App, shopId: number, rows: readonly TreeRow[]): boolean {
  const { sql } = app.db;
  const writer = createFactWriter(app.db, shopId, null);
  const currency = sql.prepare('SELECT currency FROM Shop WHERE id = ?').pluck().get(shopId) as string;
  const countChanges = sql.prepare('SELECT total_changes()').pluck();
  const countSubscribed = sql
    .prepare('SELECT count(*) FROM OrderLine WHERE shopId = ? AND orderId = ? AND isSubscription')
    .pluck();
  const orderId = rows[0]?.kind === 'Order' ? (parseGid(rows[0].id)?.id ?? 0) : 0;
  const count = () => (countChanges.get() as number) - (countSubscribed.get(shopId, orderId) as number);
  const accept = sql.transaction(() => {
    const before = count();
    const heads = new Map<string, RowHead>();
    for (const row of rows) {
      const found = writeRow(row, heads.get(row.parentId), { writer, currency, now: app.now() });
      for (const [id, head] of found) heads.set(id, head);
    }
    const changed = count() > before;
    writer.finish();
    return changed;
  });
  return accept.immediate();
}
