import type { View } from '#ml/models/sessions/session-index.ts';
import type { Database } from '../db.server.ts';
import { loadVisits, type ReceiptCursor } from '../ingest/load-visits.ts';
import { DAY } from '../time.ts';

/** As many as serving keeps: some 100,000 visits. */
const MOST = 400_000;
const PAGE = 5000;

/** Load the newest looks of a shop's visitors, in no order; of those dated far ahead, none. */
export function loadViews(db: Database, shopId: number, now: number): View[] {
  const views: View[] = [];
  let before: ReceiptCursor | undefined;
  for (let read = 0; read < MOST; read += PAGE) {
    const page = loadVisits(db, shopId, { before, limit: PAGE });
    for (const { visitorId, productId, occurredAt } of page)
      if (occurredAt < now + DAY) views.push({ visitor: visitorId, productId, at: occurredAt });
    before = page.at(-1);
    if (page.length < PAGE) break;
  }
  return views;
}
