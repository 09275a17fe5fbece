import { z } from 'zod';
import type { App } from '../../app.server.ts';
import type { AdminClient } from '../admin/create-admin-client.ts';
import { REFUND_LINES_PAGE, REFUNDS } from '../graphql/documents/pages.ts';
import { RowError } from '../graphql/parse-row.ts';
import { acceptTree } from '../reconcile/accept-tree.ts';
import type { TreeRow } from '../reconcile/complete-order.ts';
import { pageSchema, readNodes } from '../reconcile/read-page.ts';
import { updateBackfillRow, type BackfillRow } from './backfill-row.ts';
import { buryRow } from './bury-row.ts';

/** Twenty refunds of 25 lines cost 660 of the 1,000 points a query may. */
const REFUNDS_PER_QUERY = 20;

const refundSchema = z.looseObject({
  id: z.string(),
  order: z.looseObject({ id: z.string() }),
  refundLineItems: pageSchema,
});
const answerSchema = z.object({ nodes: z.array(refundSchema.nullable()) });
const childSchema = z.object({ id: z.string() });

/**
 * Fetch the lines of refunds that the export of orders brought without them, since a bulk operation cannot give them.
 * Those that have lines already are done, so a restart goes on where it stopped.
 */
export async function readRefunds(
  app: App,
  client: AdminClient,
  row: BackfillRow,
  signal?: AbortSignal,
): Promise<void> {
  const ids = app.db.sql
    .prepare(
      `SELECT refundId FROM Refund r WHERE shopId = ? AND NOT EXISTS
       (SELECT 1 FROM RefundLine l WHERE l.shopId = r.shopId AND l.refundId = r.refundId) ORDER BY refundId`,
    )
    .pluck()
    .all(row.shopId) as number[];
  const objectCount = row.linesRead + ids.length;
  let { linesRead, refused } = row;
  updateBackfillRow(app.db, row, { state: 'reading', objectCount, startedAt: row.startedAt ?? app.now() });
  for (let from = 0; from < ids.length; from += REFUNDS_PER_QUERY) {
    const some = ids.slice(from, from + REFUNDS_PER_QUERY);
    const gids = some.map((id) => `gid://shopify/Refund/${id}`);
    const { nodes } = answerSchema.parse(await client.query(REFUNDS, { ids: gids }));
    for (const refund of nodes) if (refund && !(await acceptRefund(app, client, row, refund))) refused++;
    linesRead += some.length;
    updateBackfillRow(app.db, row, { linesRead, refused });
    signal?.throwIfAborted();
  }
  updateBackfillRow(app.db, row, { state: 'done', error: null, finishedAt: app.now() });
}

async function acceptRefund(
  app: App,
  client: AdminClient,
  { shopId, resource }: BackfillRow,
  refund: z.infer<typeof refundSchema>,
): Promise<boolean> {
  const { id, order } = refund;
  const lines = await readNodes(client, refund.refundLineItems, {
    document: REFUND_LINES_PAGE,
    id,
    path: ['refund', 'refundLineItems'],
  });
  const rows: TreeRow[] = [
    { kind: 'Order', id: order.id, parentId: '', value: order },
    { kind: 'Refund', id, parentId: order.id, value: refund },
    ...lines.map((value): TreeRow => {
      return { kind: 'RefundLineItem', id: childSchema.parse(value).id, parentId: id, value };
    }),
  ];
  try {
    acceptTree(app, shopId, rows);
    return true;
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    const line = Number(id.split('/').at(-1));
    buryRow(app, { shopId, resource, line, text: JSON.stringify(rows), reason: error.message });
    return false;
  }
}
