import { z } from 'zod';
import { BULK_OPERATION } from '../graphql/documents/bulk.ts';
import type { AdminClient } from './create-admin-client.ts';

const answerSchema = z.object({
  bulkOperation: z
    .object({
      status: z.enum(['CREATED', 'RUNNING', 'CANCELING', 'COMPLETED', 'CANCELED', 'EXPIRED', 'FAILED']),
      errorCode: z.string().nullish(),
      objectCount: z.coerce.number().int(),
      url: z.url().nullish(),
      partialDataUrl: z.url().nullish(),
    })
    .nullable(),
});

export type BulkOperation = NonNullable<z.infer<typeof answerSchema>['bulkOperation']>;

/** How far a bulk operation is; null where Shopify knows none of the id. @throws {AdminError} if Shopify does not answer. */
export async function getBulkOperation(client: AdminClient, id: string): Promise<BulkOperation | null> {
  return answerSchema.parse(await client.query(BULK_OPERATION, { id })).bulkOperation;
}
