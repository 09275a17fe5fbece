import { z } from 'zod';
import { enqueueJob } from '../../jobs/enqueue-job.ts';
import { text } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';

const schema = z.object({
  admin_graphql_api_id: text.regex(/^gid:\/\/shopify\/BulkOperation\/\d+$/, 'must be a gid of BulkOperation'),
});

/** Act on bulk_operations/finish: its result is read by a job. */
export function finishBulkOperation(payload: unknown, { app, shop }: WebhookContext): Reading {
  const { admin_graphql_api_id: bulkOperationId } = parsePayload(schema, 'bulk operation', payload);
  return {
    write: () =>
      enqueueJob(app.db, {
        shopId: shop.id,
        name: 'read-bulk-result',
        payload: { bulkOperationId },
        key: bulkOperationId,
      }),
  };
}
