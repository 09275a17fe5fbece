import { rmSync } from 'node:fs';
import type { SandboxContext } from '../sandbox-context.ts';
import { isMutation } from './is-mutation.ts';
import type { BulkOperation, BulkTable } from './open-bulk-table.ts';
import { planBulkMutation } from './plan-bulk-mutation.ts';
import { planBulkQuery } from './plan-bulk-query.ts';
import type { BulkCounts, BulkOutput } from './open-results.ts';
import { writeBulkRows } from './write-bulk-rows.ts';
import { writeMutationResults } from './write-mutation-results.ts';

/** Where operations write and who is told when one has ended, whichever way. */
export interface RunnerOptions {
  readonly table: BulkTable;
  readonly fileOf: (id: number) => string;
  /** Where the variables of a mutation are. */
  readonly variablesOf: (id: number) => string;
  readonly onFinish: (operation: BulkOperation) => void;
}

/** Carries out bulk operations beside each other. */
export interface BulkRunner {
  begin(operation: BulkOperation): void;
  isRunning(id: number): boolean;
  /** How many of one kind are at work. */
  count(asMutation: boolean): number;
  close(): Promise<void>;
}

type Writer = (output: BulkOutput) => Promise<BulkCounts | null>;

/** Create the runner: CREATED, then RUNNING with growing counts, then COMPLETED, FAILED or CANCELED. What a stop interrupts keeps its state. */
export function runBulkOperations(
  context: SandboxContext,
  { table, fileOf, variablesOf, onFinish }: RunnerOptions,
): BulkRunner {
  const work = new Map<number, Promise<void>>();
  let closed = false;
  const stopped = (id: number): boolean => closed || table.get(id)?.status === 'CANCELING';
  const finish = (id: number, change: Partial<BulkOperation>): void => {
    table.set(id, { ...change, completedAt: new Date(context.now()).toISOString() });
    const ended = table.get(id);
    if (ended) onFinish(ended);
  };
  const fail = (id: number, reason: string): void => {
    const denied = /^(Access denied|This app is not approved)/.test(reason);
    finish(id, { status: 'FAILED', errorCode: denied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR', reason });
  };
  const carryOut = async (id: number, write: Writer): Promise<void> => {
    await new Promise((resume) => setTimeout(resume, context.options.bulkStartMs));
    if (!stopped(id)) table.set(id, { status: 'RUNNING' });
    const output = { file: fileOf(id), onSlice: (counts: object) => table.set(id, counts), stopped: () => stopped(id) };
    const counts = await write(output);
    if (counts) finish(id, { ...counts, status: 'COMPLETED' });
    else if (!closed) finish(id, { status: 'CANCELED' });
  };
  return {
    isRunning: (id) => work.has(id),
    count: (asMutation) =>
      [...work.keys()].filter((id) => isMutation(table.get(id)?.query ?? '') === asMutation).length,
    begin({ id, query, status }) {
      rmSync(fileOf(id), { force: true });
      const planned = planWriter(context, query, variablesOf(id));
      if (status === 'CANCELING') return finish(id, { status: 'CANCELED' });
      if ('fault' in planned) return fail(id, planned.fault);
      const done = carryOut(id, planned.write)
        .catch((error: unknown) => fail(id, error instanceof Error ? error.message : String(error)))
        .finally(() => work.delete(id));
      work.set(id, done);
    },
    async close() {
      closed = true;
      await Promise.all(work.values());
    },
  };
}

function planWriter(
  context: SandboxContext,
  text: string,
  variablesFile: string,
): { write: Writer } | { fault: string } {
  if (isMutation(text)) {
    const planned = planBulkMutation(context, text);
    if ('fault' in planned) return planned;
    return { write: (output) => writeMutationResults(context, planned.plan, { ...output, variablesFile }) };
  }
  const planned = planBulkQuery(context, text);
  return 'fault' in planned ? planned : { write: (output) => writeBulkRows(context, planned.plan, output) };
}
