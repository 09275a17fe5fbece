import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { DRAFT_COLUMNS, toOfferDraft, type OfferDraft } from './offer-draft.ts';

/** A draft; null if there is none of the id, or it was deleted. */
export function getOfferDraft(db: Database, shopId: number, draftId: number): OfferDraft | null {
  const statement = prepareOnce(db, `SELECT ${DRAFT_COLUMNS} WHERE shopId = ? AND draftId = ? AND deletedAt IS NULL`);
  const row = statement.get(shopId, draftId) as Readonly<Record<string, unknown>> | undefined;
  return row ? toOfferDraft(row) : null;
}
