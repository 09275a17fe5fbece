import { gid } from '../../store/gid.ts';
import type { CollectionRecord, ShopRow } from '../../store/types.ts';
import { writeLocalInstant } from './write-local-instant.ts';

/** A collection as `collections/*` tells of it: without what is in it. */
export function writeCollectionPayload({ id, title, handle, updatedAt }: CollectionRecord, { ianaTimezone }: ShopRow) {
  const at = writeLocalInstant(updatedAt, ianaTimezone);
  return {
    id: gid.read('Collection', id),
    handle,
    title,
    updated_at: at,
    body_html: null,
    published_at: at,
    sort_order: 'manual',
    template_suffix: null,
    published_scope: 'web',
    admin_graphql_api_id: id,
  };
}
