import { z } from 'zod';
import type { App } from '../../app.server.ts';
import { DAY, MINUTE } from '../../time.ts';
import { createAdminClient, type AdminClient } from '../admin/create-admin-client.ts';
import { COLLECTIONS_PAGE, CUSTOMERS_PAGE, ORDERS_PAGE, PRODUCTS_PAGE } from '../graphql/documents/pages.ts';
import { RowError } from '../graphql/parse-row.ts';
import type { Resource } from '../graphql/accept-rows.ts';
import { acceptTree } from './accept-tree.ts';
import { completeCollection } from './complete-collection.ts';
import { completeOrder, type TreeRow } from './complete-order.ts';
import { completeProduct } from './complete-product.ts';
import { readPage } from './read-page.ts';

/** Shopify delivers up to a day late, so a day is read again each time. */
const OVERLAP = DAY;
/** What changed a moment ago may still be on its way to us by webhook: it is read, but is no drift. */
const GRACE = 10 * MINUTE;

const nodeSchema = z.looseObject({ id: z.string(), updatedAt: z.iso.datetime({ offset: true }) });

interface Plan {
  readonly resource: Resource;
  readonly document: string;
  readonly complete: (client: AdminClient, node: unknown) => Promise<TreeRow[]>;
}

const PLANS: readonly Plan[] = [
  { resource: 'products', document: PRODUCTS_PAGE, complete: completeProduct },
  { resource: 'collections', document: COLLECTIONS_PAGE, complete: completeCollection },
  {
    resource: 'customers',
    document: CUSTOMERS_PAGE,
    complete: async (_client, node) => [{ kind: 'Customer', id: nodeSchema.parse(node).id, parentId: '', value: node }],
  },
  { resource: 'orders', document: ORDERS_PAGE, complete: completeOrder },
];

/**
 * Read again what was updated since the watermark less a day, for each resource whose backfill has set one. What it
 * finds that webhooks should have brought is counted as drift; the watermark moves to the newest update seen.
 */
export async function reconcileShop(app: App, shopId: number): Promise<void> {
  const client = createAdminClient(app, shopId);
  for (const plan of PLANS) await reconcile(app, shopId, client, plan);
}

async function reconcile(app: App, shopId: number, client: AdminClient, plan: Plan): Promise<void> {
  const { sql } = app.db;
  const reconciledTo = sql
    .prepare('SELECT reconciledTo FROM Watermark WHERE shopId = ? AND resource = ?')
    .pluck()
    .get(shopId, plan.resource) as number | undefined;
  if (reconciledTo === undefined) return;
  const startedAt = app.now();
  const query = `updated_at:>='${new Date(reconciledTo - OVERLAP).toISOString()}'`;
  let [newest, drift] = [reconciledTo, 0];
  let after: string | null = null;
  do {
    const page = readPage(await client.query(plan.document, { query, after }), [plan.resource]);
    for (const node of page.nodes) {
      const updatedAt = Date.parse(nodeSchema.parse(node).updatedAt);
      newest = Math.max(newest, updatedAt);
      const changed = await accept(app, shopId, plan, client, node);
      if (changed && updatedAt < startedAt - GRACE) drift++;
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  sql
    .prepare(
      'UPDATE Watermark SET reconciledTo = max(reconciledTo, ?), checkedAt = ?, drift = ? WHERE shopId = ? AND resource = ?',
    )
    .run(Math.min(newest, startedAt), app.now(), drift, shopId, plan.resource);
  if (drift > 0) app.log.warn('reconcile.drift', { shopId, resource: plan.resource, drift });
}

async function accept(app: App, shopId: number, plan: Plan, client: AdminClient, node: unknown): Promise<boolean> {
  try {
    return acceptTree(app, shopId, await plan.complete(client, node));
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    app.log.error('reconcile.refused', { shopId, resource: plan.resource, error });
    return false;
  }
}
