import type { Database } from '../../db.server.ts';
import { loadCustomerActs } from '../../ingest/load-customer-acts.ts';
import { loadCustomerOrders, type CustomerOrder, type OrderCursor } from '../../ingest/load-customer-orders.ts';
import { groupVisits, type Visit } from './group-visits.ts';
import { loadRecommendationActs } from './load-recommendation-acts.ts';

/** Something that happened with a buyer, at the instant it is listed by. */
export type TimelineEntry =
  | { readonly kind: 'order'; readonly at: number; readonly order: TimelineOrder }
  | { readonly kind: 'visit'; readonly at: number; readonly visit: Visit };

/** An order with its largest lines. */
export interface TimelineOrder extends CustomerOrder {
  /** Lines beyond those listed. */
  readonly moreLines: number;
}

/** Where a page of the timeline begins: everything older than this order, and older than this instant. */
export interface TimelineCursor {
  readonly order: OrderCursor | null;
  readonly visitsBefore: number;
}

export interface Timeline {
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  /** Null at the end. */
  readonly next: TimelineCursor | null;
}

const ENTRIES = 15;
/** Acts that are looked at for a page; a visit of more acts is cut there. */
const ACTS = 600;
const LINES = 6;

/** Load a page of what happened with a buyer, newest first: orders, and visits with what was seen and clicked in them. */
export function loadTimeline(
  db: Database,
  shopId: number,
  customerId: number,
  cursor: TimelineCursor | null,
): Timeline {
  const orders = loadCustomerOrders(db, shopId, customerId, { before: cursor?.order ?? undefined, limit: ENTRIES + 1 });
  const { visits, isCut } = loadVisitsBefore(db, shopId, customerId, cursor?.visitsBefore ?? Number.MAX_SAFE_INTEGER);
  const all: TimelineEntry[] = [
    ...orders.map((order): TimelineEntry => ({ kind: 'order', at: order.orderedAt, order: shorten(order) })),
    ...visits.map((visit): TimelineEntry => ({ kind: 'visit', at: visit.to, visit })),
  ].sort((a, b) => b.at - a.at);
  const entries = all.slice(0, ENTRIES);
  return { entries, next: isCut || all.length > ENTRIES ? moveCursor(entries, cursor) : null };
}

/** @returns whether there may be older ones besides. */
function loadVisitsBefore(
  db: Database,
  shopId: number,
  customerId: number,
  before: number,
): { readonly visits: readonly Visit[]; readonly isCut: boolean } {
  const range = { before, limit: ACTS };
  const lists = {
    acts: loadCustomerActs(db, shopId, customerId, range),
    recommended: loadRecommendationActs(db, shopId, customerId, range),
  };
  // Older than this, one of the lists may lack something.
  const from = Math.max(...Object.values(lists).map((list) => (list.length < ACTS ? 0 : list.at(-1)!.occurredAt)));
  const visits = groupVisits({
    acts: lists.acts.filter(({ occurredAt }) => occurredAt >= from),
    recommended: lists.recommended.filter(({ occurredAt }) => occurredAt >= from),
  });
  const isCut = from > 0;
  return { visits: isCut && visits.length > 1 ? visits.slice(0, -1) : visits, isCut };
}

function shorten({ lines, ...order }: CustomerOrder): TimelineOrder {
  return { ...order, lines: lines.slice(0, LINES), moreLines: Math.max(0, lines.length - LINES) };
}

function moveCursor(entries: readonly TimelineEntry[], cursor: TimelineCursor | null): TimelineCursor {
  const order = entries.findLast((entry) => entry.kind === 'order')?.order;
  const visit = entries.findLast((entry) => entry.kind === 'visit')?.visit;
  return {
    order: order ? { orderedAt: order.orderedAt, orderId: order.orderId } : (cursor?.order ?? null),
    visitsBefore: visit?.from ?? cursor?.visitsBefore ?? Number.MAX_SAFE_INTEGER,
  };
}
