import {
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLField,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
} from 'graphql';
import type { AdminRequest } from './admin-request.ts';
import type { FieldArguments, Source } from './fields/field.ts';
import { isListing } from './listing.ts';
import { readField, type FieldReader } from './read-field.ts';
import { requireAccess } from './require-access.ts';
import { toConnection } from './to-connection.ts';

/** One operation of a valid document. */
interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const readers = new WeakMap<GraphQLField<unknown, unknown>, FieldReader>();

/** Execute a valid operation over the store, for whom `request` says. */
export async function runOperation(
  request: AdminRequest,
  { document, operation, variables }: Operation,
): Promise<ExecutionResult> {
  return execute({
    schema: request.context.schema,
    document,
    ...(operation.name ? { operationName: operation.name.value } : {}),
    variableValues: variables,
    rootValue: {},
    contextValue: request,
    fieldResolver: resolveField,
    typeResolver: (source) => (source as { __typename?: string }).__typename,
  });
}

function resolveField(source: Source, args: FieldArguments, request: AdminRequest, info: GraphQLResolveInfo): unknown {
  const field = info.parentType.getFields()[info.fieldName];
  if (!field) throw new Error(`Cannot resolve ${info.parentType.name}.${info.fieldName}: the schema must have it.`);
  requireAccess(info.parentType.name, field, request);
  let read = readers.get(field);
  if (!read) readers.set(field, (read = readField(info.parentType.name, field)));
  const value = read(source, args, request);
  return isListing(value) ? toConnection(value, args) : value;
}
