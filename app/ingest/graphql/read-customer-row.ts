import { z } from 'zod';
import type { CustomerFact } from '../facts.ts';
import { instant } from '../wire-fields.ts';
import { gid } from './fields.ts';
import { parseRow } from './parse-row.ts';

const schema = z.object({ id: gid('Customer'), createdAt: instant.nullish(), updatedAt: instant });

/** Read a customer of the Admin GraphQL API: the id and its instants, nothing of the person. @throws {RowError} if it is malformed. */
export function readCustomerRow(row: unknown): CustomerFact {
  const customer = parseRow(schema, 'customer', row);
  return { customerId: customer.id, createdAt: customer.createdAt ?? null, updatedAt: customer.updatedAt };
}
