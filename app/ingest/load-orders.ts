import type { Database } from '../db.server.ts';
import type { OrderSnapshot } from './order-snapshot.ts';
import { prepareOnce } from './prepare-once.ts';
import { settleLine } from './settle-line.ts';

interface LoadOptions {
  /** Only this customer's orders. */
  readonly customerId?: number;
  /** Only these orders. */
  readonly orderIds?: readonly number[];
}

/** What the statements are asked with. */
interface Scope {
  readonly shopId: number;
  readonly customerId?: number;
  /** JSON. */
  readonly orderIds?: string;
}

type OrderRow = [orderId: number, orderedAt: number, customerId: number];
type LineRow = [
  orderId: number,
  lineId: number,
  productId: number,
  quantity: number,
  currentQuantity: number,
  netMinor: number,
  isGiftCard: number,
];
type RefundRow = [orderId: number, lineId: number, units: number, netMinor: number];

interface Refunds {
  /** Units and amount given back for a line. Ask in the order of (orderId, lineId). */
  take(orderId: number, lineId: number): { units: number; netMinor: number };
}

const NO_REFUND = { units: 0, netMinor: 0 };

/**
 * Load the counted orders of a shop as columns, from one consistent read of the database.
 * The result depends on the accepted facts only, not on the order in which they came.
 */
export function loadOrders(db: Database, shopId: number, { customerId, orderIds }: LoadOptions = {}): OrderSnapshot {
  const scope: Scope = {
    shopId,
    ...(customerId === undefined ? {} : { customerId }),
    ...(orderIds === undefined ? {} : { orderIds: JSON.stringify(orderIds) }),
  };
  return db.sql.transaction(() => {
    const orders = loadHeads(db, scope);
    const position = new Map(orders.map((row, index) => [row[0], index]));
    const { rows, positions } = loadLines(db, scope, position);
    return toColumns(orders, rows, positions, loadRefunds(db, scope));
  })();
}

function loadHeads(db: Database, scope: Scope): OrderRow[] {
  const statement = prepareOnce(
    db,
    `SELECT orderId, orderedAt, coalesce(customerId, 0) FROM "Order"
     WHERE NOT test AND cancelledAt IS NULL AND ${whose(scope, 'customerId = @customerId')}`,
  );
  const rows = statement.raw().all(scope) as OrderRow[];
  return rows.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

function loadLines(
  db: Database,
  scope: Scope,
  position: ReadonlyMap<number, number>,
): { rows: LineRow[]; positions: number[] } {
  const statement = prepareOnce(
    db,
    `SELECT orderId, lineId, coalesce(productId, 0), quantity, currentQuantity, netMinor, isGiftCard
     FROM OrderLine WHERE ${whose(scope)} ORDER BY orderId, lineId`,
  );
  const rows: LineRow[] = [];
  const positions: number[] = [];
  for (const row of statement.raw().iterate(scope) as Iterable<LineRow>) {
    const at = position.get(row[0]);
    if (at === undefined) continue;
    rows.push(row);
    positions.push(at);
  }
  return { rows, positions };
}

function loadRefunds(db: Database, scope: Scope): Refunds {
  const statement = prepareOnce(
    db,
    `SELECT orderId, lineId, sum(quantity), sum(netMinor) FROM RefundLine WHERE ${whose(scope)}
     GROUP BY orderId, lineId ORDER BY orderId, lineId`,
  );
  const rows = statement.raw().all(scope) as RefundRow[];
  let next = 0;
  return {
    take(orderId, lineId) {
      for (let row = rows[next]; row; row = rows[++next]) {
        if (row[0] < orderId || (row[0] === orderId && row[1] < lineId)) continue;
        return row[0] === orderId && row[1] === lineId ? { units: row[2], netMinor: row[3] } : NO_REFUND;
      }
      return NO_REFUND;
    },
  };
}

const OF_CUSTOMER = `orderId IN (SELECT orderId FROM "Order" WHERE shopId = @shopId AND customerId = @customerId)`;

/** SQL of the rows in question. @param ofCustomer how the table says whose an order is. */
function whose({ customerId, orderIds }: Scope, ofCustomer = OF_CUSTOMER): string {
  const conditions = ['shopId = @shopId'];
  if (customerId !== undefined) conditions.push(ofCustomer);
  if (orderIds !== undefined) conditions.push('orderId IN (SELECT value FROM json_each(@orderIds))');
  return conditions.join(' AND ');
}

/** `rows` come by (orderId, lineId), `positions` says which order of `orders` each belongs to. */
function toColumns(
  orders: readonly OrderRow[],
  rows: readonly LineRow[],
  positions: readonly number[],
  refunds: Refunds,
): OrderSnapshot {
  const lineOffsets = new Uint32Array(orders.length + 1);
  for (const at of positions) lineOffsets[at + 1]! += 1;
  for (let i = 0; i < orders.length; i++) lineOffsets[i + 1]! += lineOffsets[i]!;
  const snapshot = {
    orderIds: Float64Array.from(orders, (row) => row[0]),
    orderedAt: Float64Array.from(orders, (row) => row[1]),
    customerIds: Float64Array.from(orders, (row) => row[2]),
    netRevenueMinor: new Float64Array(orders.length),
    lineOffsets,
    lineIds: new Float64Array(rows.length),
    productIds: new Float64Array(rows.length),
    remainingUnits: new Float64Array(rows.length),
    lineNetMinor: new Float64Array(rows.length),
    isGiftCard: new Uint8Array(rows.length),
  };
  const free = lineOffsets.slice();
  for (const [index, [orderId, lineId, productId, quantity, currentQuantity, netMinor, isGiftCard]] of rows.entries()) {
    const order = positions[index]!;
    const line = free[order]!++;
    const refunded = refunds.take(orderId, lineId);
    const settled = settleLine({
      quantity,
      currentQuantity,
      netMinor,
      refundedUnits: refunded.units,
      refundedMinor: refunded.netMinor,
    });
    snapshot.lineIds[line] = lineId;
    snapshot.productIds[line] = productId;
    snapshot.remainingUnits[line] = settled.remainingUnits;
    snapshot.lineNetMinor[line] = settled.netMinor;
    snapshot.isGiftCard[line] = isGiftCard;
    if (!isGiftCard) snapshot.netRevenueMinor[order]! += settled.netMinor;
  }
  return snapshot;
}
