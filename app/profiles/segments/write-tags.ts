import { z } from 'zod';
import type { App } from '../../app.server.ts';
import type { AdminClient } from '../../ingest/admin/create-admin-client.ts';
import { writeTagMutation } from '../../ingest/graphql/documents/customer-tags.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { TagChange } from './list-tag-changes.ts';
import { noteAsked } from './note-asked.ts';

interface TagBatch {
  readonly shopId: number;
  readonly segmentId: number;
  readonly tag: string;
  readonly changes: readonly TagChange[];
}

const answerSchema = z.record(
  z.string(),
  z.object({ userErrors: z.array(z.object({ message: z.string() })) }).nullable(),
);

/**
 * Write a tag to customers in Shopify, or take it away, in one request, and note who carries it. A customer whom Shopify
 * refuses (deleted there, say) carries none.
 *
 * @returns how many were refused.
 * @throws {AdminError} if Shopify does not answer: then all who were to get the tag are noted as perhaps carrying it.
 */
export async function writeTags({ db, now }: App, client: AdminClient, batch: TagBatch): Promise<number> {
  const { shopId, segmentId, tag } = batch;
  const changes = noteAsked(db, { shopId, segmentId, changes: batch.changes });
  if (changes.length === 0) return 0;
  const ids = Object.fromEntries(changes.map(({ customerId }, i) => [`c${i}`, `gid://shopify/Customer/${customerId}`]));
  const document = writeTagMutation(changes.map(({ isMember }) => (isMember ? 'tagsAdd' : 'tagsRemove')));
  const answer = answerSchema.parse(await client.query(document, { ...ids, tags: [tag] }));
  const confirm = prepareOnce(
    db,
    'UPDATE SegmentTag SET taggedAt = ? WHERE shopId = ? AND segmentId = ? AND customerId = ?',
  );
  const forget = prepareOnce(db, 'DELETE FROM SegmentTag WHERE shopId = ? AND segmentId = ? AND customerId = ?');
  let refused = 0;
  db.sql
    .transaction(() => {
      for (const [i, { customerId, isMember }] of changes.entries()) {
        const isRefused = (answer[`c${i}`]?.userErrors.length ?? 1) > 0;
        if (isRefused) refused++;
        if (isMember && !isRefused) confirm.run(now(), shopId, segmentId, customerId);
        else forget.run(shopId, segmentId, customerId);
      }
    })
    .immediate();
  return refused;
}
