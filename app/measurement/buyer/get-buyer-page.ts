import type { Database } from '../../db.server.ts';
import { listProductTitles } from '../../serving/list-product-titles.ts';
import { getBuyer, type Buyer } from './get-buyer.ts';
import { loadTimeline, type TimelineEntry } from './load-timeline.ts';
import { readTimelineCursor } from './read-timeline-cursor.ts';
import { writeTimelineCursor } from './write-timeline-cursor.ts';

/** A buyer with a page of what happened. */
export interface BuyerPageData extends Buyer {
  readonly entries: readonly TimelineEntry[];
  /** Where the next page begins, for the address; null at the end. */
  readonly older: string | null;
  readonly isFirst: boolean;
}

/**
 * Get all that a buyer's page shows.
 *
 * @param from where the timeline's page begins, as its address says; null for the newest.
 */
export function getBuyerPage(db: Database, shopId: number, customerId: number, from: string | null): BuyerPageData {
  const buyer = getBuyer(db, shopId, customerId);
  const isKnown = buyer.who.state === 'known' || buyer.who.state === 'deleted';
  const cursor = readTimelineCursor(from);
  const { entries, next } = isKnown ? loadTimeline(db, shopId, customerId, cursor) : { entries: [], next: null };
  const titles = listProductTitles(db, shopId, [...new Set(entries.flatMap(listProducts))]);
  return {
    ...buyer,
    titles: { ...buyer.titles, ...titles },
    entries,
    older: next && writeTimelineCursor(next),
    isFirst: cursor === null,
  };
}

function listProducts(entry: TimelineEntry): number[] {
  if (entry.kind === 'order') return entry.order.lines.flatMap(({ productId }) => productId ?? []);
  const { viewed, carted, clicked } = entry.visit;
  return [...viewed, ...carted, ...clicked.map(({ productId }) => productId)];
}
