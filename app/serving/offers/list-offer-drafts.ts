import type { App } from '../../app.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { BuyerCount } from '../../profiles/segments/count-buyers.ts';
import { DRAFT_COLUMNS, toOfferDraft, type OfferDraft } from './offer-draft.ts';

/** A draft, with its buyers as they are now. */
export interface CountedDraft extends OfferDraft {
  readonly count: BuyerCount;
}

/** A shop's drafts, the one changed last first. */
export async function listOfferDrafts(
  { db, reports }: App,
  shop: { readonly id: number },
): Promise<readonly CountedDraft[]> {
  const statement = prepareOnce(
    db,
    `SELECT ${DRAFT_COLUMNS} WHERE shopId = ? AND deletedAt IS NULL ORDER BY updatedAt DESC, draftId DESC`,
  );
  const drafts = (statement.all(shop.id) as Readonly<Record<string, unknown>>[]).map(toOfferDraft);
  if (drafts.length === 0) return [];
  const counts = await reports.ask(shop, 'buyers-count', { rules: drafts.map(({ rule }) => rule) });
  return drafts.map((draft, at) => ({ ...draft, count: counts[at]! }));
}
