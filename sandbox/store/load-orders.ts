import type { Database } from 'better-sqlite3';
import { completeRow, type RowShape } from './complete-row.ts';
import type { Counter } from './count-up.ts';
import { gid } from './gid.ts';
import type { Reading } from './load-folder.ts';
import { money } from './money.ts';
import { readJsonl } from './read-jsonl.ts';
import type { LineRecord, MoneyBag, OrderRecord, RefundLineRecord, RefundRecord } from './records.ts';

/**
 * Load orders with their lines and refunds. A child comes after its parent, beside it or anywhere later.
 *
 * @throws {Error} naming file and line of a child whose parent was not seen, and the field of a row that lacks one.
 */
export function loadOrders(sql: Database, file: string, { writer, onProgress, shapes }: Reading): void {
  const findOrder = sql.prepare('SELECT json FROM ShopOrder WHERE id = ?').pluck();
  const findRefundOrder = sql.prepare('SELECT orderId FROM Refund WHERE id = ?').pluck();
  const highest: { [counter in Counter]?: number } = { line: 0, refundLine: 0 };
  let current: OrderRecord | undefined;

  const reopen = (orderId: number, line: number): OrderRecord => {
    if (current) writer.order(sumUp(sql, current));
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
    const complete = <T>(shape: RowShape) => completeRow(file, { row: fields, line }, shape) as T;
    const { type, id = 0 } = gid.parse(String(row['id'])) ?? {};
    if (type === 'LineItem') highest.line = Math.max(highest.line ?? 0, id);
    if (type === 'RefundLineItem') highest.refundLine = Math.max(highest.refundLine ?? 0, id);
    if (type === 'Order') {
      if (current) writer.order(sumUp(sql, current));
      current = { ...complete<OrderRecord>(shapes.order), lineItems: [], refunds: [] };
    } else if (type === 'LineItem') orderOf(String(parent), line).lineItems.push(complete<LineRecord>(shapes.line));
    else if (type === 'Refund')
      orderOf(String(parent), line).refunds.push({ ...complete<RefundRecord>(shapes.refund), refundLineItems: [] });
    else if (type === 'RefundLineItem')
      refundOf(String(parent), line).refundLineItems.push(complete<RefundLineRecord>(shapes.refundLine));
    else
      throw new Error(
        `Cannot read ${file}: line ${line} must be an Order, LineItem, Refund or RefundLineItem, got "${String(row['id'])}".`,
      );
  }
  if (current) writer.order(sumUp(sql, current));
  const keep = sql.prepare('INSERT OR REPLACE INTO Meta VALUES (?, ?)');
  for (const [counter, value] of Object.entries(highest)) keep.run(`counter:${counter}`, String(value));
  onProgress('orders', 1);
}

/** An order or a refund that states no total is worth its lines; a line without a title is its product. */
function sumUp(sql: Database, order: OrderRecord): OrderRecord {
  const { currencyCode } = order;
  const sum = (bags: readonly MoneyBag[]) =>
    money.bag(
      bags.reduce((total, bag) => total + money.of(bag), 0),
      currencyCode,
    );
  const refunds = order.refunds.map((refund) => ({
    ...refund,
    totalRefundedSet: orElse(refund.totalRefundedSet, () =>
      sum(refund.refundLineItems.map((line) => line.subtotalSet)),
    ),
  }));
  const total = orElse(order.totalPriceSet, () => sum(order.lineItems.map((line) => line.discountedTotalSet)));
  const back = sum(refunds.map((refund) => refund.totalRefundedSet));
  return {
    ...{ ...order, refunds, totalPriceSet: total },
    currentTotalPriceSet: orElse(order.currentTotalPriceSet, () =>
      money.bag(money.of(total) - money.of(back), currencyCode),
    ),
    lineItems: order.lineItems.map((line) => (line.title === '' ? { ...line, title: findTitle(sql, line) } : line)),
  };
}

function orElse(bag: MoneyBag | null, other: () => MoneyBag): MoneyBag {
  return bag ?? other();
}

function findTitle(sql: Database, { product }: LineRecord): string {
  const title = sql.prepare('SELECT title FROM Product WHERE id = ?').pluck();
  return ((product && title.get(gid.read('Product', product.id))) as string | undefined) ?? 'Item';
}
