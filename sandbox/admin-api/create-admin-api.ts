import type { BulkOperations } from '../bulk/keep-bulk-operations.ts';
import type { TokenKeeper } from '../oauth/keep-tokens.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { beginRequest } from './admin-request.ts';
import { answerDocument } from './answer-document.ts';
import { openBucket } from './open-bucket.ts';

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
    return answerDocument(beginRequest(context, bulk), bucket, request);
  };
}
