import type { BulkOperations } from '../bulk/keep-bulk-operations.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { ADMIN_API_VERSION } from '../schema/load-schema.ts';
import { beginRequest } from './admin-request.ts';
import { answerDocument } from './answer-document.ts';
import { openBucket } from './open-bucket.ts';

/**
 * Create the door through which the admin asks the Admin API for the app's pages: with the app's scopes, and only if its
 * configuration says so (`embedded_app_direct_api_access`). The merchant who is signed in may see everything.
 */
export function createDirectApi(
  context: SandboxContext,
  bulk: BulkOperations,
): (request: Request, version: string) => Promise<Response> {
  const bucket = openBucket(context.options.restoreRate, () => context.now());
  return async (request, version) => {
    if (version !== ADMIN_API_VERSION) return Response.json({ errors: 'Not Found' }, { status: 404 });
    if (!context.config.hasDirectApi || context.installation.get().installedAt === null)
      return Response.json({ errors: 'This app has no direct access to the Admin API' }, { status: 403 });
    return answerDocument(beginRequest(context, bulk, context.options.directApiContent), bucket, request);
  };
}
