import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxContext } from '../sandbox-context.ts';
import { keepUploads, type Uploads } from './keep-uploads.ts';
import { openBulkTable, type BulkOperation } from './open-bulk-table.ts';
import { planBulkMutation } from './plan-bulk-mutation.ts';
import { planBulkQuery } from './plan-bulk-query.ts';
import { runBulkOperations } from './run-bulk-operations.ts';

/** A user error of bulkOperationRunQuery or bulkOperationRunMutation. */
export interface BulkFault {
  readonly code: 'INVALID' | 'INVALID_MUTATION' | 'NO_SUCH_FILE' | 'LIMIT_REACHED';
  readonly message: string;
}

type Begun = { readonly operation: BulkOperation } | { readonly fault: BulkFault };

/** The shop's bulk operations: of each kind at most five at once, kept over restarts. */
export interface BulkOperations {
  readonly uploads: Uploads;
  run(query: string, groupObjects: boolean): Begun;
  /** Carry out a mutation for each line of an uploaded file. */
  runMutation(mutation: string, key: string): Begun;
  get(id: number): BulkOperation | undefined;
  /** Oldest first. */
  list(): readonly BulkOperation[];
  cancel(id: number): BulkOperation | undefined;
  /** Where the rows of an operation are. */
  fileOf(id: number): string;
  close(): Promise<void>;
}

/** What the operations work with besides the shop. */
export interface BulkOptions {
  readonly folder: string;
  /** Told when an operation has ended, whichever way. */
  readonly onFinish: (operation: BulkOperation) => void;
}

const MOST_AT_ONCE = 5;
const LIMIT: BulkFault = {
  code: 'LIMIT_REACHED',
  message: `A maximum of ${MOST_AT_ONCE} bulk operations can run at a time.`,
};

const NO_FILE: BulkFault = { code: 'NO_SUCH_FILE', message: 'The JSONL file could not be found.' };

/** Open the bulk operations; those a stop interrupted begin again. */
export function keepBulkOperations(context: SandboxContext, { folder, onFinish }: BulkOptions): BulkOperations {
  mkdirSync(folder, { recursive: true });
  const table = openBulkTable(context.store.sql);
  const fileOf = (id: number): string => join(folder, `${id}.jsonl`);
  const variablesOf = (id: number): string => join(folder, `${id}.variables.jsonl`);
  const uploads = keepUploads(join(folder, 'uploads'));
  const runner = runBulkOperations(context, { table, fileOf, variablesOf, onFinish });
  const add = (text: string, groupObjects: boolean) =>
    table.add(text, groupObjects, new Date(context.now()).toISOString());
  for (const operation of table.list()) if (operation.completedAt === null) runner.begin(operation);
  return {
    uploads,
    fileOf,
    get: table.get,
    list: table.list,
    close: runner.close,
    run(query, groupObjects) {
      const planned = planBulkQuery(context, query);
      if ('fault' in planned) return { fault: { code: 'INVALID', message: planned.fault } };
      if (runner.count(false) >= MOST_AT_ONCE) return { fault: LIMIT };
      const operation = add(query, groupObjects);
      runner.begin(operation);
      return { operation };
    },
    runMutation(mutation, key) {
      const planned = planBulkMutation(context, mutation);
      if ('fault' in planned) return { fault: { code: 'INVALID_MUTATION', message: planned.fault } };
      const file = uploads.find(key);
      if (file === null) return { fault: NO_FILE };
      if (runner.count(true) >= MOST_AT_ONCE) return { fault: LIMIT };
      const operation = add(mutation, false);
      renameSync(file, variablesOf(operation.id));
      runner.begin(operation);
      return { operation };
    },
    cancel(id) {
      if (!runner.isRunning(id)) return undefined;
      table.set(id, { status: 'CANCELING' });
      return table.get(id);
    },
  };
}
