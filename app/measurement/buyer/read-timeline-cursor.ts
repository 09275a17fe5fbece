import type { TimelineCursor } from './load-timeline.ts';

const FORM = /^(?:(\d{1,16})-(\d{1,16}))?_(\d{1,16})$/;

/** Read a place in a timeline from an address; null, the beginning, for what is no place. */
export function readTimelineCursor(text: string | null): TimelineCursor | null {
  const match = FORM.exec(text ?? '');
  if (!match) return null;
  const [, orderedAt, orderId, visitsBefore] = match;
  const order = orderId === undefined ? null : { orderedAt: Number(orderedAt), orderId: Number(orderId) };
  return { order, visitsBefore: Number(visitsBefore) };
}
