import { z } from 'zod';
import type { BulkOperations } from '../bulk/keep-bulk-operations.ts';
import type { TokenKeeper } from '../oauth/keep-tokens.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { beginRequest } from './admin-request.ts';
import { executeDocument } from './execute-document.ts';
import { openBucket } from './open-bucket.ts';

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** Create the door `POST /admin/api/2026-10/graphql.json`. */
export function createAdminApi(
  context: SandboxContext,
  tokens: TokenKeeper,
  bulk: BulkOperations,
): (request: Request) => Promise<Response> {
  const bucket = openBucket(context.options.restoreRate, () => context.now());
  return async (request) => {
    const installed = context.installation.get().installedAt !== null;
    const token = request.headers.get('x-shopify-access-token');
    if (!installed || token === null || !tokens.isValid(token))
      return Response.json(
        { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
        { status: 401 },
      );
    const body = bodySchema.safeParse(await readJson(request));
    if (!body.success)
      return Response.json({ errors: { query: 'Required parameter missing or invalid' } }, { status: 400 });
    const { query, variables, operationName } = body.data;
    const answer = await executeDocument(beginRequest(context, bulk), bucket, {
      query,
      variables: variables ?? {},
      operationName: operationName ?? undefined,
    });
    return Response.json(answer, { headers: { 'x-shopify-api-version': '2026-10' } });
  };
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}
