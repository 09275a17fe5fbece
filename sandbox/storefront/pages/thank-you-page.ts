import type { Page, Visit } from '../types.ts';

/** `/checkout/thank-you/:token`, or null if this browser placed no such order. The purchase is published once, however often the page is seen. */
export function showThankYouPage({ session }: Visit, token: string): Page | null {
  const thanks = session.thanks.get(token);
  if (!thanks) return null;
  const events = thanks.seen ? [] : [thanks.event];
  thanks.seen = true;
  return { template: 'thank-you', title: 'Thank you', context: { order: thanks.facts }, events };
}
