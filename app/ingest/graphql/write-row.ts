import type { FactWriter } from '../facts.ts';
import type { Row } from './parse-line.ts';
import { readCollectionProductRow, readCollectionRow, type CollectionHead } from './read-collection-row.ts';
import { readCustomerRow } from './read-customer-row.ts';
import { readLineRow } from './read-line-row.ts';
import { readOrderRow, type OrderHead } from './read-order-row.ts';
import { readProductRow } from './read-product-row.ts';
import { readRefundLineRow } from './read-refund-line-row.ts';
import { readRefundRow } from './read-refund-row.ts';
import { readUnitCostRow } from './read-unit-cost-row.ts';
import { readVariantRow, type ProductHead } from './read-variant-row.ts';
import { requireNotFuture } from './require-not-future.ts';

/** What the rows below a row need to know of it. */
export interface RowHead {
  readonly order?: OrderHead;
  readonly product?: ProductHead;
  readonly collection?: CollectionHead;
  readonly refundId?: number;
}

interface WriteOptions {
  readonly writer: FactWriter;
  /** The shop's. */
  readonly currency: string;
  readonly now: number;
  /** An earlier pass has accepted the row: only read what its children need. */
  readonly isDone?: boolean;
}

/**
 * Read one row and hand its facts to the writer.
 *
 * @param parent the head of the row it names as its parent; undefined only for a row that has none.
 * @returns the heads it makes known, by gid.
 * @throws {RowError} if it is malformed; nothing of it was written then.
 */
export function writeRow(
  { kind, id, value }: Pick<Row, 'kind' | 'id' | 'value'>,
  parent: RowHead | undefined,
  { writer, currency, now, isDone = false }: WriteOptions,
): readonly (readonly [string, RowHead])[] {
  switch (kind) {
    case 'Order': {
      const { order, head, refunds } = readOrderRow(value);
      requireNotFuture(Math.max(order.updatedAt, order.orderedAt), now, 'order');
      for (const { refundedAt } of refunds) requireNotFuture(refundedAt, now, 'refund');
      if (!isDone) writer.order(order);
      if (!isDone) for (const refund of refunds) writer.refund(refund);
      const below = refunds.map(
        ({ refundId }) => [`gid://shopify/Refund/${refundId}`, { order: head, refundId }] as const,
      );
      return [[id, { order: head }], ...below];
    }
    case 'Refund': {
      const order = requireHead(parent?.order);
      const refund = readRefundRow(value, order);
      requireNotFuture(refund.refundedAt, now, 'refund');
      if (!isDone) writer.refund(refund);
      return [[id, { order, refundId: refund.refundId }]];
    }
    case 'Product': {
      const product = readProductRow(value);
      requireNotFuture(product.updatedAt, now, 'product');
      if (!isDone) writer.product(product, []);
      return [[id, { product: { productId: product.productId, updatedAt: product.updatedAt, currency } }]];
    }
    case 'Collection': {
      const collection = readCollectionRow(value);
      requireNotFuture(collection.updatedAt, now, 'collection');
      if (!isDone) writer.collection(collection, true);
      return [[id, { collection }]];
    }
    case 'CollectionProduct':
      if (!isDone) writer.collectionProduct(readCollectionProductRow(value, requireHead(parent?.collection)));
      return [];
    case 'LineItem':
      if (!isDone) writer.orderLine(readLineRow(value, requireHead(parent?.order)));
      return [];
    case 'RefundLineItem':
      if (!isDone)
        writer.refundLine(readRefundLineRow(value, requireHead(parent?.refundId), requireHead(parent?.order)));
      return [];
    case 'ProductVariant':
      if (!isDone) writeVariant(value, requireHead(parent?.product), { writer, now });
      return [];
    case 'Customer': {
      if (isDone) return [];
      const { customer, emailConsent } = readCustomerRow(value);
      requireNotFuture(Math.max(customer.updatedAt, emailConsent?.updatedAt ?? 0), now, 'customer');
      writer.customer(customer);
      if (emailConsent) writer.emailConsent(emailConsent);
      return [];
    }
  }
}

function writeVariant(value: unknown, head: ProductHead, { writer, now }: Pick<WriteOptions, 'writer' | 'now'>): void {
  const [variant, cost] = [readVariantRow(value, head), readUnitCostRow(value, head)];
  if (cost) requireNotFuture(cost.updatedAt, now, 'inventory item');
  writer.variant(variant);
  if (cost) writer.unitCost(cost);
}

/** A child's parent is of the kind its gid says (see parseLine), so its head has what the child needs. */
function requireHead<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('Cannot write a row: the head of its parent must be given, got none.');
  return part;
}
