import { z } from 'zod';
import type { AdminClient } from '../admin/create-admin-client.ts';
import { LINES_PAGE, ORDER_REFUNDS, REFUND_LINES_PAGE } from '../graphql/documents/pages.ts';
import type { Row } from '../graphql/parse-line.ts';
import { pageSchema, readNodes } from './read-page.ts';

/** How many refunds an order page carries (`refunds(first: 10)`). */
const REFUNDS_IN_PAGE = 10;

const refundSchema = z.looseObject({ id: z.string(), refundLineItems: pageSchema.optional() });
const orderSchema = z.looseObject({ id: z.string(), lineItems: pageSchema, refunds: z.array(refundSchema) });
const refundsSchema = z.object({ order: z.object({ refunds: z.array(refundSchema) }).nullable() });
const childSchema = z.object({ id: z.string() });

/** A row to accept, under the row that `parentId` names. */
export type TreeRow = Pick<Row, 'kind' | 'id' | 'parentId' | 'value'>;

/**
 * Everything of an order as rows, parents first: the pages of its lines and refund lines are followed to their end.
 *
 * @param node an order of `ORDERS_PAGE` or `ORDER`.
 */
export async function completeOrder(client: AdminClient, node: unknown): Promise<TreeRow[]> {
  const order = orderSchema.parse(node);
  const refunds = await listRefunds(client, order);
  const rows: TreeRow[] = [{ kind: 'Order', id: order.id, parentId: '', value: { ...order, refunds: undefined } }];
  const lines = await readNodes(client, order.lineItems, {
    document: LINES_PAGE,
    id: order.id,
    path: ['order', 'lineItems'],
  });
  rows.push(...asRows('LineItem', order.id, lines));
  for (const refund of refunds) rows.push(...(await completeRefund(client, order.id, refund)));
  return rows;
}

async function listRefunds(client: AdminClient, order: z.infer<typeof orderSchema>) {
  if (order.refunds.length < REFUNDS_IN_PAGE) return order.refunds;
  const all = refundsSchema.parse(await client.query(ORDER_REFUNDS, { id: order.id })).order?.refunds ?? [];
  const known = new Map(order.refunds.map((refund) => [refund.id, refund]));
  return all.map((refund) => known.get(refund.id) ?? refund);
}

async function completeRefund(
  client: AdminClient,
  orderId: string,
  refund: z.infer<typeof refundSchema>,
): Promise<TreeRow[]> {
  const first = refund.refundLineItems ?? { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } };
  const lines = await readNodes(client, first, {
    document: REFUND_LINES_PAGE,
    id: refund.id,
    path: ['refund', 'refundLineItems'],
  });
  return [
    { kind: 'Refund', id: refund.id, parentId: orderId, value: refund },
    ...asRows('RefundLineItem', refund.id, lines),
  ];
}

function asRows(kind: TreeRow['kind'], parentId: string, nodes: readonly unknown[]): TreeRow[] {
  return nodes.map((value) => ({ kind, id: childSchema.parse(value).id, parentId, value }));
}
