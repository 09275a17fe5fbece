import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxContext } from '../sandbox-context.ts';
import { openBulkTable, type BulkOperation } from './open-bulk-table.ts';
import { planBulkQuery, type BulkPlan } from './plan-bulk-query.ts';
import { writeBulkRows } from './write-bulk-rows.ts';

export type { BulkOperation } from './open-bulk-table.ts';

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

/** Open the bulk operations; those a stop interrupted begin again. */
export function keepBulkOperations(context: SandboxContext, { folder, onFinish }: BulkOptions): BulkOperations {
  mkdirSync(folder, { recursive: true });
  const table = openBulkTable(context.store.sql);
  const instant = (): string => new Date(context.now()).toISOString();
  const work = new Map<number, Promise<void>>();
  let closed = false;
  const fileOf = (id: number): string => join(folder, `${id}.jsonl`);
  const stopped = (id: number): boolean => closed || table.get(id)?.status === 'CANCELING';

  const finish = (id: number, change: Partial<BulkOperation>): void => {
    table.set(id, { ...change, completedAt: instant() });
    const ended = table.get(id);
    if (ended) onFinish(ended);
  };
  const carryOut = async (id: number, plan: BulkPlan): Promise<void> => {
    await new Promise((resume) => setTimeout(resume, 20));
    if (stopped(id)) return settle(id);
    table.set(id, { status: 'RUNNING' });
    try {
      const counts = await writeBulkRows(context, plan, {
        output: createWriteStream(fileOf(id)),
        onSlice: (so) => table.set(id, so),
        stopped: () => stopped(id),
      });
      if (counts) finish(id, { ...counts, status: 'COMPLETED' });
      else settle(id);
    } catch (error) {
      const denied = error instanceof Error && /^(Access denied|This app is not approved)/.test(error.message);
      finish(id, { status: 'FAILED', errorCode: denied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR' });
    }
  };
  const settle = (id: number): void => {
    if (!closed) finish(id, { status: 'CANCELED' });
  };
  const begin = (operation: BulkOperation): void => {
    const plan = planBulkQuery(context, operation.query);
    if ('fault' in plan) return finish(operation.id, { status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR' });
    work.set(
      operation.id,
      carryOut(operation.id, plan.plan).finally(() => work.delete(operation.id)),
    );
  };

  for (const operation of table.list()) {
    if (operation.status === 'CREATED' || operation.status === 'RUNNING') {
      rmSync(fileOf(operation.id), { force: true });
      begin(operation);
    }
  }
  return {
    fileOf,
    get: table.get,
    list: table.list,
    run(query, groupObjects) {
      const planned = planBulkQuery(context, query);
      if ('fault' in planned) return { fault: { code: 'INVALID', message: planned.fault } };
      if (work.size >= MOST_AT_ONCE)
        return {
          fault: { code: 'LIMIT_REACHED', message: `A maximum of ${MOST_AT_ONCE} bulk operations can run at a time.` },
        };
      const operation = table.add(query, groupObjects, instant());
      begin(operation);
      return { operation };
    },
    cancel(id) {
      if (!work.has(id)) return undefined;
      table.set(id, { status: 'CANCELING' });
      return table.get(id);
    },
    async close() {
      closed = true;
      await Promise.all(work.values());
    },
  };
}
