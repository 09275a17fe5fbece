import { beginRequest, type AdminRequest } from '../admin-api/admin-request.ts';
import type { Source } from '../admin-api/fields/field.ts';
import { isListing, type Listing } from '../admin-api/listing.ts';
import { requireAccess } from '../admin-api/require-access.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { openResults, type BulkCounts, type BulkOutput } from './open-results.ts';
import type { BulkPlan, PlannedConnection, PlannedField } from './plan-bulk-query.ts';

/**
 * Write the rows of a bulk query as JSONL, parents before their children, which carry `__parentId`.
 * Works in slices, so that the server stays responsive. Null if it was stopped.
 *
 * @throws {GraphQLError} if a field is out of the app's access.
 */
export async function writeBulkRows(
  context: SandboxContext,
  plan: BulkPlan,
  output: BulkOutput,
): Promise<BulkCounts | null> {
  // A bulk query reads no other bulk operations.
  const request = beginRequest(context, undefined as never);
  checkAccess(plan, request);
  const results = await openResults(output, context.options.bulkSliceRows);
  try {
    for (const { row, isRoot } of readRows(plan, {}, request)) if (!(await results.write(row, isRoot))) return null;
    return await results.finish();
  } finally {
    await results.close();
  }
}

function checkAccess({ fields, connections }: BulkPlan, request: AdminRequest): void {
  const check = ({ typeName, field, fields: inner }: PlannedField): void => {
    requireAccess(typeName, field, request);
    inner?.forEach(check);
  };
  fields.forEach(check);
  for (const connection of connections) {
    requireAccess(connection.typeName, connection.field, request);
    checkAccess(connection.node, request);
  }
}

interface BulkRow {
  readonly row: Source;
  readonly isRoot: boolean;
}

function* readRows(plan: BulkPlan, source: Source, request: AdminRequest, parentId?: string): Generator<BulkRow> {
  for (const connection of plan.connections) {
    for (const node of listingOf(connection, source, request).all()) {
      const row = readFields(connection.node.fields, node, request);
      yield { row: parentId === undefined ? row : { ...row, __parentId: parentId }, isRoot: parentId === undefined };
      if (connection.node.connections.length > 0) yield* readRows(connection.node, node, request, String(node['id']));
    }
  }
}

function listingOf({ read, args, typeName, field }: PlannedConnection, source: Source, request: AdminRequest): Listing {
  const value = read(source, args, request);
  if (!isListing(value))
    throw new Error(`Cannot list ${typeName}.${field.name}: the sandbox must know the connection.`);
  return value;
}

function readFields(fields: readonly PlannedField[], source: Source, request: AdminRequest): Source {
  const row: Record<string, unknown> = {};
  for (const { key, field, typeName, read, args, fields: inner } of fields) {
    const value = field.name === '__typename' ? typeName : read(source, args, request);
    row[key] = inner ? readInner(inner, value, request) : (value ?? null);
  }
  return row;
}

function readInner(fields: readonly PlannedField[], value: unknown, request: AdminRequest): unknown {
  if (value === null || value === undefined) return null;
  return Array.isArray(value)
    ? value.map((item) => readInner(fields, item, request))
    : readFields(fields, value as Source, request);
}
