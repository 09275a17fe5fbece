import { z } from 'zod';
import type { AdminRequest } from './admin-request.ts';
import { executeDocument } from './execute-document.ts';
import type { Bucket } from './open-bucket.ts';

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** Run the GraphQL document in the body of `request` for `asker`; 400 if there is none. */
export async function answerDocument(asker: AdminRequest, bucket: Bucket, request: Request): Promise<Response> {
  const body = bodySchema.safeParse(await readJson(request));
  if (!body.success)
    return Response.json({ errors: { query: 'Required parameter missing or invalid' } }, { status: 400 });
  const { query, variables, operationName } = body.data;
  const answer = await executeDocument(asker, bucket, {
    query,
    variables: variables ?? {},
    operationName: operationName ?? undefined,
  });
  return Response.json(answer, { headers: { 'x-shopify-api-version': '2026-10' } });
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}
