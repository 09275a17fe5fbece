import type { App } from '../../app.server.ts';
import { createSegment } from './create-segment.ts';
import { deleteSegment } from './delete-segment.ts';
import { readSegmentForm, type SegmentErrors } from './read-segment-form.ts';
import { setSegmentSync } from './set-segment-sync.ts';
import { updateSegment } from './update-segment.ts';

/** What became of a form of the segment pages. */
export type SegmentOutcome =
  | { readonly state: 'saved'; readonly segmentId: number }
  | { readonly state: 'deleted'; readonly segmentId: number }
  | { readonly state: 'restored' | 'synced'; readonly segmentId: number }
  | { readonly state: 'gone' }
  | { readonly state: 'invalid'; readonly errors: SegmentErrors };

/** Do what a form of the segment pages asks; null for what no form of ours asks. */
export function changeSegments({ db, now }: App, shopId: number, form: FormData): SegmentOutcome | null {
  const segmentId = Number(form.get('segmentId')) || 0;
  const at = { shopId, segmentId, now: now() };
  switch (form.get('intent')) {
    case 'save': {
      const read = readSegmentForm(form);
      if ('errors' in read) return { state: 'invalid', errors: read.errors };
      const { draft } = read;
      if (segmentId === 0) {
        const created = createSegment(db, shopId, draft, at.now);
        return created === null
          ? { state: 'invalid', errors: { name: 'many' } }
          : { state: 'saved', segmentId: created };
      }
      return updateSegment(db, { ...at, draft }) ? { state: 'saved', segmentId } : { state: 'gone' };
    }
    case 'delete':
      return deleteSegment(db, at) ? { state: 'deleted', segmentId } : { state: 'gone' };
    case 'restore':
      return deleteSegment(db, at, { isUndone: true }) ? { state: 'restored', segmentId } : { state: 'gone' };
    case 'sync-on':
    case 'sync-off': {
      const isOn = form.get('intent') === 'sync-on';
      return setSegmentSync(db, { ...at, isOn }) ? { state: 'synced', segmentId } : { state: 'gone' };
    }
    default:
      return null;
  }
}
