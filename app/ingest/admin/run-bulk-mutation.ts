import { z } from 'zod';
import { BULK_MUTATION_RUN, BULK_VARIABLES_STAGE } from '../graphql/documents/bulk.ts';
import type { AdminClient } from './create-admin-client.ts';

const stageSchema = z.object({
  stagedUploadsCreate: z.object({
    stagedTargets: z
      .array(z.object({ url: z.url(), parameters: z.array(z.object({ name: z.string(), value: z.string() })) }))
      .min(1),
  }),
});

const runSchema = z.object({
  bulkOperationRunMutation: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullish(), message: z.string() })),
  }),
});

/** No more fit into one operation: Shopify takes 100 MB. */
export const MOST_BULK_LINES = 100_000;

const BUSY = ['LIMIT_REACHED', 'OPERATION_IN_PROGRESS'];

/**
 * Have Shopify carry out a mutation once for each of `lines` (its variables, up to {@link MOST_BULK_LINES}). It costs no
 * points of the rate limit and runs beside what else is asked.
 *
 * @returns the operation's id, or null if Shopify is busy with others and must be asked again later.
 * @throws {Error} if Shopify does not take the lines or refuses the mutation.
 */
export async function runBulkMutation(
  client: AdminClient,
  mutation: string,
  lines: readonly object[],
  signal: AbortSignal,
): Promise<string | null> {
  const staged = stageSchema.parse(await client.query(BULK_VARIABLES_STAGE, { filename: 'variables.jsonl' }));
  const { url, parameters } = staged.stagedUploadsCreate.stagedTargets[0]!;
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  form.append('file', new Blob([text], { type: 'text/jsonl' }), 'variables.jsonl');
  const response = await fetch(url, { method: 'POST', body: form, signal });
  await response.body?.cancel();
  if (!response.ok)
    throw new Error(
      `Cannot run a bulk mutation: its lines must be taken, got ${response.status} from Shopify's storage.`,
    );
  const stagedUploadPath = parameters.find(({ name }) => name === 'key')?.value;
  const answer = runSchema.parse(await client.query(BULK_MUTATION_RUN, { mutation, stagedUploadPath }));
  const { bulkOperation, userErrors } = answer.bulkOperationRunMutation;
  if (bulkOperation) return bulkOperation.id;
  if (userErrors.some(({ code }) => code && BUSY.includes(code))) return null;
  const reasons = userErrors.map(({ message }) => message).join('; ') || 'no reason';
  throw new Error(`Cannot run a bulk mutation: Shopify must take it, got ${reasons}.`);
}
