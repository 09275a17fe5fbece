import type { Database } from 'better-sqlite3';
import type { Counter } from './count-up.ts';
import { gid } from './gid.ts';
import type { LoadProgress } from './load-folder.ts';
import { readJsonl } from './read-jsonl.ts';
import type { LineRecord, OrderRecord, RefundLineRecord, RefundRecord } from './records.ts';
import type { RecordWriter } from './write-records.ts';

/**
 * Load orders with their lines and refunds. A child comes after its parent, beside it or anywhere later.
 *
 * @throws {Error} naming file and line of a child whose parent was not seen.
 */
export function loadOrders(sql: Database, file: string, writer: RecordWriter, onProgress: LoadProgress): void {
  const findOrder = sql.prepare('SELECT json FROM ShopOrder WHERE id = ?').pluck();
  const findRefundOrder = sql.prepare('SELECT orderId FROM Refund WHERE id = ?').pluck();
  const highest: { [counter in Counter]?: number } = { line: 0, refundLine: 0 };
  let current: OrderRecord | undefined;

  const reopen = (orderId: number, line: number): OrderRecord => {
    if (current) writer.order(current);
    const json = findOrder.get(orderId) as string | undefined;
    if (json === undefined) throw new Error(`Cannot read ${file}: line ${line} must come after its order ${orderId}.`);
    current = JSON.parse(json) as OrderRecord;
    return current;
  };
  const orderOf = (orderGid: string, line: number): OrderRecord =>
    current?.id === orderGid ? current : reopen(gid.read('Order', orderGid), line);
  const refundOf = (refundGid: string, line: number): RefundRecord => {
    const isIt = (refund: RefundRecord): boolean => refund.id === refundGid;
    const near = current?.refunds.find(isIt);
    if (near) return near;
    const orderId = findRefundOrder.get(gid.read('Refund', refundGid)) as number | undefined;
    const found = orderId === undefined ? undefined : reopen(orderId, line).refunds.find(isIt);
    if (!found) throw new Error(`Cannot read ${file}: line ${line} must come after its refund ${refundGid}.`);
    return found;
  };

  for (const { row, line, done } of readJsonl(file)) {
    if (line % 5000 === 0) onProgress('orders', done);
    const { __parentId: parent, ...fields } = row;
    const { type, id = 0 } = gid.parse(String(row['id'])) ?? {};
    if (type === 'LineItem') highest.line = Math.max(highest.line ?? 0, id);
    if (type === 'RefundLineItem') highest.refundLine = Math.max(highest.refundLine ?? 0, id);
    if (type === 'Order') {
      if (current) writer.order(current);
      current = { ...fields, lineItems: [], refunds: [] } as unknown as OrderRecord;
    } else if (type === 'LineItem') orderOf(String(parent), line).lineItems.push(fields as unknown as LineRecord);
    else if (type === 'Refund')
      orderOf(String(parent), line).refunds.push({ ...fields, refundLineItems: [] } as unknown as RefundRecord);
    else if (type === 'RefundLineItem')
      refundOf(String(parent), line).refundLineItems.push(fields as unknown as RefundLineRecord);
    else
      throw new Error(
        `Cannot read ${file}: line ${line} must be an Order, LineItem, Refund or RefundLineItem, got "${String(row['id'])}".`,
      );
  }
  if (current) writer.order(current);
  const keep = sql.prepare('INSERT OR REPLACE INTO Meta VALUES (?, ?)');
  for (const [counter, value] of Object.entries(highest)) keep.run(`counter:${counter}`, String(value));
  onProgress('orders', 1);
}
