import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { GraphQLError } from 'graphql';
import { beginRequest } from '../admin-api/admin-request.ts';
import { runOperation } from '../admin-api/run-operation.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { MutationPlan } from './plan-bulk-mutation.ts';
import type { BulkCounts, BulkOutput } from './write-bulk-rows.ts';

/** What a bulk mutation reads besides where its results go. */
interface MutationInput extends BulkOutput {
  /** JSONL: the variables of one execution a line. */
  readonly variablesFile: string;
}

/**
 * Carry out a mutation once for each line of variables and write what each answers, with its `__lineNumber` from 0 on.
 * Costs no points. Works in slices, so that the server stays responsive. Null if it was stopped: what is done stays done.
 *
 * @throws {GraphQLError} if the mutation is out of the app's access.
 */
export async function writeMutationResults(
  context: SandboxContext,
  { document, operation }: MutationPlan,
  { variablesFile, file, onSlice, stopped }: MutationInput,
): Promise<BulkCounts | null> {
  const counts = { objectCount: 0, rootObjectCount: 0, fileSize: 0 };
  const slice: string[] = [];
  const output = await open(file, 'w');
  const flush = async (): Promise<void> => {
    const text = slice.splice(0).join('');
    counts.fileSize += Buffer.byteLength(text);
    await output.write(text);
    onSlice({ ...counts });
    await new Promise((resume) => setImmediate(resume));
  };
  try {
    for await (const line of createInterface({ input: createReadStream(variablesFile), crlfDelay: Infinity })) {
      // A bulk mutation starts no other bulk operations.
      const request = beginRequest(context, undefined as never);
      const variables = JSON.parse(line) as Readonly<Record<string, unknown>>;
      const { data, errors } = await runOperation(request, { document, operation, variables });
      const denied = errors?.find(({ extensions }) => extensions['code'] === 'ACCESS_DENIED');
      if (denied) throw new GraphQLError(denied.message);
      const result = { data, ...(errors && { errors }), __lineNumber: counts.rootObjectCount };
      slice.push(`${JSON.stringify(result)}\n`);
      counts.objectCount += 1;
      counts.rootObjectCount += 1;
      if (slice.length < context.options.bulkSliceRows) continue;
      await flush();
      if (stopped()) return null;
    }
    await flush();
    return stopped() ? null : counts;
  } finally {
    await output.close();
  }
}
