import type { TimelineCursor } from './load-timeline.ts';

/** Write a place in a timeline for an address, as `readTimelineCursor` reads it. */
export function writeTimelineCursor({ order, visitsBefore }: TimelineCursor): string {
  return `${order ? `${order.orderedAt}-${order.orderId}` : ''}_${visitsBefore}`;
}
