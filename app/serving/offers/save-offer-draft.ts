import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { OfferDraft } from './offer-draft.ts';

interface DraftToSave extends Pick<OfferDraft, 'name' | 'rule' | 'terms'> {
  readonly shopId: number;
  /** Null for a new one. */
  readonly draftId: number | null;
  /** `updatedAt` of the draft as its writer saw it. */
  readonly seenAt: number;
  readonly now: number;
}

/**
 * Keep a draft, new or changed.
 *
 * @returns its id; null if somebody changed or deleted it since the writer saw it: then nothing is written.
 */
export function saveOfferDraft(db: Database, { draftId, name, ...draft }: DraftToSave): number | null {
  const { shopId, seenAt, now } = draft;
  const values = { shopId, name, rule: JSON.stringify(draft.rule), terms: JSON.stringify(draft.terms), now };
  if (draftId === null) {
    const insert = prepareOnce(
      db,
      `INSERT INTO OfferDraft (shopId, draftId, name, rule, terms, createdAt, updatedAt)
       SELECT @shopId, coalesce(max(draftId), 0) + 1, @name, @rule, @terms, @now, @now FROM OfferDraft WHERE shopId = @shopId
       RETURNING draftId`,
    );
    return insert.pluck().get(values) as number;
  }
  const update = prepareOnce(
    db,
    `UPDATE OfferDraft SET name = @name, rule = @rule, terms = @terms, updatedAt = max(@now, updatedAt + 1)
     WHERE shopId = @shopId AND draftId = @draftId AND updatedAt = @seenAt AND deletedAt IS NULL`,
  );
  return update.run({ ...values, draftId, seenAt }).changes === 1 ? draftId : null;
}
