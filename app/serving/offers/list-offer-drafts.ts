import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { countBuyers, type BuyerCount } from '../../profiles/segments/count-buyers.ts';
import type { RuleShop } from '../../profiles/segments/open-rule.ts';
import { DRAFT_COLUMNS, toOfferDraft, type OfferDraft } from './offer-draft.ts';

/** A shop's drafts, the one changed last first, each with its buyers as they are now. */
export function listOfferDrafts(db: Database, shop: RuleShop): (OfferDraft & { readonly count: BuyerCount })[] {
  const statement = prepareOnce(
    db,
    `SELECT ${DRAFT_COLUMNS} WHERE shopId = ? AND deletedAt IS NULL ORDER BY updatedAt DESC, draftId DESC`,
  );
  const rows = statement.all(shop.id) as Readonly<Record<string, unknown>>[];
  return rows.map(toOfferDraft).map((draft) => ({ ...draft, count: countBuyers(db, shop, draft.rule) }));
}
