import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

interface Deletion {
  readonly shopId: number;
  readonly draftId: number;
  readonly now: number;
}

/** Delete a draft, or bring it back. @returns false if that changes nothing. */
export function deleteOfferDraft(
  db: Database,
  { shopId, draftId, now }: Deletion,
  { isUndone = false }: { readonly isUndone?: boolean } = {},
): boolean {
  const statement = prepareOnce(
    db,
    'UPDATE OfferDraft SET deletedAt = ? WHERE shopId = ? AND draftId = ? AND (deletedAt IS NULL) = ?',
  );
  return statement.run(isUndone ? null : now, shopId, draftId, isUndone ? 0 : 1).changes > 0;
}
