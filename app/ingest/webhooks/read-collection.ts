import { z } from 'zod';
import { enqueueJob } from '../../jobs/enqueue-job.ts';
import { instant } from '../wire-fields.ts';
import { id, text } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { requirePast } from './require-past.ts';

const deletion = z.object({ id });
const schema = z.object({ id, title: text, handle: text, updated_at: instant });

/**
 * Read collections/create, collections/update and collections/delete. A payload says nothing of what is in the
 * collection, so that is asked for; before the app was opened in the shop, all collections are still to be read.
 */
export function readCollection(payload: unknown, context: WebhookContext): Reading {
  const { app, topic, shop, happenedAt, receivedAt } = context;
  if (topic === 'collections/delete') {
    const gone = parsePayload(deletion, 'collection', payload);
    requirePast(happenedAt, receivedAt, 'collection');
    return { write: (facts) => facts.collectionDeleted(gone.id, happenedAt) };
  }
  const { id: collectionId, title, handle, updated_at: updatedAt } = parsePayload(schema, 'collection', payload);
  requirePast(updatedAt, receivedAt, 'collection');
  return {
    write(facts) {
      facts.collection({ collectionId, title, handle, updatedAt }, false);
      if (shop.installedAt === null) return;
      const key = String(collectionId);
      enqueueJob(app.db, { shopId: shop.id, name: 'refresh-collection', payload: { collectionId }, key });
    },
  };
}
