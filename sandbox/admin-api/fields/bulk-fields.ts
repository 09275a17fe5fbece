import { gid } from '../../store/gid.ts';
import { isMutation } from '../../bulk/is-mutation.ts';
import type { BulkOperation } from '../../bulk/open-bulk-table.ts';
import type { AdminRequest } from '../admin-request.ts';
import { listRows } from '../list-rows.ts';
import type { Fields, Source } from './field.ts';

const DAY_MS = 24 * 3600 * 1000;
/** How long a result file can be fetched. */
export const RESULT_DAYS = 7;

interface StagedUpload {
  readonly resource: string;
  readonly filename: string;
  readonly httpMethod: string;
}

const show = (operation: BulkOperation, { context }: AdminRequest): Source => {
  const { id, objectCount, rootObjectCount, fileSize, completedAt } = operation;
  const ready = operation.status === 'COMPLETED' && objectCount > 0;
  const fresh = completedAt !== null && Date.parse(completedAt) + RESULT_DAYS * DAY_MS > context.now();
  return {
    ...operation,
    id: gid.write('BulkOperation', id),
    type: isMutation(operation.query) ? 'MUTATION' : 'QUERY',
    objectCount: String(objectCount),
    rootObjectCount: String(rootObjectCount),
    fileSize: fileSize === null ? null : String(fileSize),
    url: ready && fresh ? `${context.url()}/bulk/${id}.jsonl` : null,
    partialDataUrl: null,
  };
};

const find = (request: AdminRequest, id: unknown): BulkOperation | undefined =>
  request.bulk.get(gid.parse(String(id))?.id ?? -1);

export const bulkFields: Readonly<Record<string, Fields>> = {
  QueryRoot: {
    bulkOperation: (_root: never, { id }, request) => {
      const found = find(request, id);
      return found ? show(found, request) : null;
    },
    currentBulkOperation: (_root: never, { type }, request) => {
      const newest = request.bulk.list().findLast(({ query }) => isMutation(query) === (type === 'MUTATION'));
      return newest ? show(newest, request) : null;
    },
    bulkOperations: (_root: never, args, request) => {
      if (args['query']) throw new Error('Cannot search bulk operations: the sandbox lists them all, got a query.');
      return listRows(
        request.bulk.list().map((operation) => show(operation, request)),
        args,
      );
    },
  },
  Mutation: {
    bulkOperationRunQuery: (_root: never, { query, groupObjects }, { bulk, ...request }) => {
      const result = bulk.run(String(query), groupObjects === true);
      return 'fault' in result
        ? { bulkOperation: null, userErrors: [{ field: ['query'], ...result.fault }] }
        : { bulkOperation: show(result.operation, { bulk, ...request }), userErrors: [] };
    },
    bulkOperationRunMutation: (_root: never, { mutation, stagedUploadPath }, request) => {
      const result = request.bulk.runMutation(String(mutation), String(stagedUploadPath));
      return 'fault' in result
        ? { bulkOperation: null, userErrors: [{ field: null, ...result.fault }] }
        : { bulkOperation: show(result.operation, request), userErrors: [] };
    },
    stagedUploadsCreate: (_root: never, { input }, { bulk, context }) => ({
      stagedTargets: (input as readonly StagedUpload[]).map(({ resource, filename, httpMethod }) => {
        if (resource !== 'BULK_MUTATION_VARIABLES' || httpMethod !== 'POST')
          throw new Error(`Cannot stage ${filename}: the sandbox takes variables by POST, got ${resource}.`);
        const { key } = bulk.uploads.stage(filename);
        const parameters = [{ name: 'key', value: key }];
        return { url: `${context.url()}/staged-uploads`, resourceUrl: null, parameters };
      }),
      userErrors: [],
    }),
    bulkOperationCancel: (_root: never, { id }, request) => {
      const found = find(request, id);
      if (!found)
        return { bulkOperation: null, userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }] };
      const cancelled = request.bulk.cancel(found.id);
      return cancelled
        ? { bulkOperation: show(cancelled, request), userErrors: [] }
        : {
            bulkOperation: show(found, request),
            userErrors: [{ field: null, message: 'A bulk operation cannot be canceled when it is completed' }],
          };
    },
  },
};
