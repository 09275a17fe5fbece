import { randomUUID } from 'node:crypto';
import { readEvent, type ReadableEvent } from '../../extensions/pixel/src/read-event.ts';
import type { Shopper, Tally } from './shopper.ts';
import { readStorefrontPage, type StorefrontPage } from './read-storefront-page.ts';

/** An event as a page or the cart publishes it. */
export interface PublishedEvent {
  readonly name: string;
  readonly data: unknown;
}

/** Open a page as a browser does: its events go to the pixel. Null if there is no such page. */
export async function openPage(shopper: Shopper, path: string, tally: Tally): Promise<StorefrontPage | null> {
  return readPage(shopper, await shopper.browser.get(path), tally);
}

/** Read a page that came as the answer to a form. */
export async function readPage(shopper: Shopper, response: Response, tally: Tally): Promise<StorefrontPage | null> {
  const html = await response.text();
  if (!response.ok) {
    tally.failures++;
    return null;
  }
  tally.pages++;
  const page = readStorefrontPage(html);
  await publish(shopper, page, page.facts.events, tally);
  return page;
}

/** Give events to the shop's pixel, which tells the app what its real code would. */
export async function publish(
  shopper: Shopper,
  { facts }: StorefrontPage,
  published: readonly PublishedEvent[],
  tally: Tally,
): Promise<void> {
  if (!shopper.consents || !facts.pixel?.endpoint) return;
  const events = published.flatMap(({ name, data }) => {
    const event = { id: randomUUID(), clientId: shopper.visitorId, timestamp: new Date().toISOString(), name, data };
    // Names that the pixel does not subscribe to give undefined.
    const read = readEvent(event as unknown as ReadableEvent, shopper.visitorId) as
      ReturnType<typeof readEvent> | undefined;
    return read ? [read] : [];
  });
  if (events.length === 0) return;
  tally.beacons++;
  const response = await fetch(facts.pixel.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: 'null' },
    body: JSON.stringify({ shop: facts.pixel.accountID ?? facts.shop.domain, events }),
  });
  if (!response.ok) tally.failures++;
}
