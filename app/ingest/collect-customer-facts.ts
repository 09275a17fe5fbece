import type { Database } from '../db.server.ts';

type Row = Readonly<Record<string, unknown>>;

/** Everything held about a customer, as rows by table. */
export type CustomerFacts = Readonly<Record<string, readonly Row[]>>;

const BY_CUSTOMER = 'customerId = @customerId';
const BY_VISITOR =
  'visitorId IN (SELECT visitorId FROM VisitorIdentity WHERE shopId = @shopId AND customerId = @customerId)';
// Each half by its own index: with OR, SQLite goes through the whole shop.
const BY_ORDER = `orderId IN (SELECT orderId FROM "Order" WHERE shopId = @shopId AND ${BY_CUSTOMER}
  UNION ALL SELECT value FROM json_each(@orderIds))`;
const BY_EVENT = `eventId IN (SELECT eventId FROM RecommendationEvent WHERE shopId = @shopId AND ${BY_CUSTOMER}
  UNION ALL SELECT eventId FROM RecommendationEvent WHERE shopId = @shopId AND ${BY_VISITOR})`;

const SECTIONS = [
  ['customer', 'Customer', BY_CUSTOMER],
  ['emailConsent', 'EmailConsent', BY_CUSTOMER],
  ['orders', 'Order', BY_ORDER],
  ['orderLines', 'OrderLine', BY_ORDER],
  ['refunds', 'Refund', BY_ORDER],
  ['refundLines', 'RefundLine', BY_ORDER],
  ['profile', 'BuyerProfile', BY_CUSTOMER],
  ['segmentTags', 'SegmentTag', BY_CUSTOMER],
  ['visitors', 'VisitorIdentity', BY_CUSTOMER],
  ['interactions', 'Interaction', BY_VISITOR],
  ['recommendations', 'Recommendation', BY_VISITOR],
  ['recommendationEvents', 'RecommendationEvent', BY_EVENT],
] as const;

/** Collect every fact held about a customer, and about the orders named besides. Instants are written in ISO 8601. */
export function collectCustomerFacts(
  db: Database,
  shopId: number,
  customerId: number,
  orderIds: readonly number[],
): CustomerFacts {
  const parameters = { shopId, customerId, orderIds: JSON.stringify(orderIds) };
  return Object.fromEntries(
    SECTIONS.map(([section, table, where]) => [
      section,
      (db.sql.prepare(`SELECT * FROM "${table}" WHERE shopId = @shopId AND ${where}`).all(parameters) as Row[]).map(
        write,
      ),
    ]),
  );
}

function write(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => column !== 'shopId')
      .map(([column, value]) => [column, writeValue(column, value)]),
  );
}

function writeValue(column: string, value: unknown): unknown {
  if (column.endsWith('At') && typeof value === 'number') return new Date(value).toISOString();
  if (!Buffer.isBuffer(value)) return value;
  return column === 'gapSeconds'
    ? Array.from({ length: value.length / 4 }, (_, index) => value.readUInt32LE(4 * index))
    : value.toString('base64');
}
