import type { Shop } from '../../../prisma/generated/client.ts';
import type { App } from '../../app.server.ts';
import { deleteOfferDraft } from './delete-offer-draft.ts';
import { readOfferForm, type OfferErrors } from './read-offer-form.ts';
import { saveOfferDraft } from './save-offer-draft.ts';

/** What became of a form of the offers' pages. */
export type OfferOutcome =
  | { readonly state: 'saved'; readonly draftId: number }
  | { readonly state: 'deleted'; readonly draftId: number }
  | { readonly state: 'restored' }
  /** Somebody else changed or deleted it meanwhile. */
  | { readonly state: 'conflict' }
  | { readonly state: 'invalid'; readonly errors: OfferErrors };

/** Do what a form of the offers' pages asks; null for what no form of ours asks. */
export function changeOfferDrafts(app: App, { id: shopId, currency }: Shop, form: FormData): OfferOutcome | null {
  const now = app.now();
  const draftId = Number(form.get('draftId')) || null;
  switch (form.get('intent')) {
    case 'save': {
      const read = readOfferForm(form, currency);
      if ('errors' in read) return { state: 'invalid', errors: read.errors };
      const seenAt = Number(form.get('seenAt'));
      const saved = saveOfferDraft(app.db, { ...read.draft, shopId, draftId, seenAt, now });
      return saved === null ? { state: 'conflict' } : { state: 'saved', draftId: saved };
    }
    case 'delete':
      if (draftId === null) return null;
      return deleteOfferDraft(app.db, { shopId, draftId, now }) ? { state: 'deleted', draftId } : { state: 'conflict' };
    case 'restore':
      if (draftId === null) return null;
      deleteOfferDraft(app.db, { shopId, draftId, now }, { isUndone: true });
      return { state: 'restored' };
    default:
      return null;
  }
}
