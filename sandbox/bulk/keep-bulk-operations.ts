import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxContext } from '../sandbox-context.ts';
import { openBulkTable, type BulkOperation } from './open-bulk-table.ts';
import { planBulkQuery } from './plan-bulk-query.ts';
import { runBulkOperations } from './run-bulk-operations.ts';

/** A user error of bulkOperationRunQuery. */
export interface BulkFault {
  readonly code: 'INVALID' | 'LIMIT_REACHED' | 'OPERATION_IN_PROGRESS';
  readonly message: string;
}

/** The shop's bulk operations: at most five at once, kept over restarts. */
export interface BulkOperations {
  run(query: string, groupObjects: boolean): { readonly operation: BulkOperation } | { readonly fault: BulkFault };
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

/** Open the bulk operations; those a stop interrupted begin again. */
export function keepBulkOperations(context: SandboxContext, { folder, onFinish }: BulkOptions): BulkOperations {
  mkdirSync(folder, { recursive: true });
  const table = openBulkTable(context.store.sql);
  const fileOf = (id: number): string => join(folder, `${id}.jsonl`);
  const runner = runBulkOperations(context, { table, fileOf, onFinish });
  for (const operation of table.list()) if (operation.completedAt === null) runner.begin(operation);
  return {
    fileOf,
    get: table.get,
    list: table.list,
    close: runner.close,
    run(query, groupObjects) {
      const planned = planBulkQuery(context, query);
      if ('fault' in planned) return { fault: { code: 'INVALID', message: planned.fault } };
      if (runner.count() >= MOST_AT_ONCE) return { fault: LIMIT };
      const operation = table.add(query, groupObjects, new Date(context.now()).toISOString());
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
