import { z } from 'zod';
import type { App } from '../../app.server.ts';
import { createAdminClient } from '../admin/create-admin-client.ts';
import { ORDER } from '../graphql/documents/pages.ts';
import { acceptTree } from './accept-tree.ts';
import { completeOrder } from './complete-order.ts';

const answerSchema = z.object({ order: z.unknown() });

/**
 * Fetch one order with its lines and refunds, and accept it. An order Shopify does not know (or no longer shows us)
 * changes nothing.
 */
export async function refreshOrder(app: App, shopId: number, orderId: number): Promise<void> {
  const client = createAdminClient(app, shopId);
  const { order } = answerSchema.parse(await client.query(ORDER, { id: `gid://shopify/Order/${orderId}` }));
  if (order === null || order === undefined) return;
  acceptTree(app, shopId, await completeOrder(client, order));
}
