import { z } from 'zod';
import type { RefundFact } from '../facts.ts';
import { instant } from '../wire-fields.ts';
import { gid } from './fields.ts';
import { parseRow } from './parse-row.ts';

const schema = z.object({ id: gid('Refund'), createdAt: instant.nullish(), processedAt: instant.nullish() });

/** Read a refund of the Admin GraphQL API. @throws {RowError} if it is malformed. */
export function readRefundRow(
  row: unknown,
  head: { readonly orderId: number; readonly updatedAt: number },
): RefundFact {
  const refund = parseRow(schema, 'refund', row);
  return {
    refundId: refund.id,
    orderId: head.orderId,
    refundedAt: refund.processedAt ?? refund.createdAt ?? head.updatedAt,
  };
}
