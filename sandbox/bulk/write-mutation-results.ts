import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { GraphQLError } from 'graphql';
import { beginRequest } from '../admin-api/admin-request.ts';
import { runOperation } from '../admin-api/run-operation.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { openResults, type BulkCounts, type BulkOutput } from './open-results.ts';
import type { MutationPlan } from './plan-bulk-mutation.ts';

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
  { variablesFile, ...output }: MutationInput,
): Promise<BulkCounts | null> {
  const results = await openResults(output, context.options.bulkSliceRows);
  try {
    for await (const line of createInterface({ input: createReadStream(variablesFile), crlfDelay: Infinity })) {
      // A bulk mutation starts no other bulk operations.
      const request = beginRequest(context, undefined as never);
      const variables = JSON.parse(line) as Readonly<Record<string, unknown>>;
      const { data, errors } = await runOperation(request, { document, operation, variables });
      const denied = errors?.find(({ extensions }) => extensions['code'] === 'ACCESS_DENIED');
      if (denied) throw new GraphQLError(denied.message);
      const result = { data, ...(errors && { errors }), __lineNumber: results.counts.rootObjectCount };
      if (!(await results.write(result, true))) return null;
    }
    return await results.finish();
  } finally {
    await results.close();
  }
}
