import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app.server.ts';
import { createLoadGauge, type LoadGauge } from '../create-load-gauge.ts';
import { createWriteBehind, type WriteBehind } from '../create-write-behind.ts';
import { count } from '../metrics.ts';
import { clampInstant } from './clamp-instant.ts';
import { createRateLimit } from './create-rate-limit.ts';
import { createShopDirectory } from './create-shop-directory.ts';
import { findAddress } from './find-address.ts';
import { readBody } from './read-body.ts';
import { readPixelEvents, type Beacon } from './read-pixel-events.ts';
import { recordInteractions, type Interaction } from './record-interactions.ts';
import { createCheckoutStitcher, type CheckoutStitcher } from './stitch-checkouts.ts';

/** Answers `POST /pixel` and its preflight. */
export interface PixelReceiver {
  (request: IncomingMessage, response: ServerResponse): void;
  /** Write what waits, then stop. */
  close(): Promise<void>;
}

interface PixelOptions {
  /** Says when beacons are shed. Default: when the event loop is behind. */
  readonly gauge?: LoadGauge;
}

const MAX_BYTES = 64 * 1024;
const ADDRESS_LIMIT = { perSecond: 50, burst: 300 };
const SHOP_LIMIT = { perSecond: 1000, burst: 5000 };
/** A beacon comes from a sandbox without an origin of its own; it carries no credentials and gets no data. */
const CORS = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };
const PREFLIGHT = {
  ...CORS,
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Max-Age': '86400',
};

/**
 * Create the receiver of the web pixel's beacons. They are the first to go when the process is behind: what is shed is
 * counted. An accepted event is written a moment later, once for its id, with its clock within a day of ours.
 */
export function createPixelReceiver(app: App, { gauge = createLoadGauge() }: PixelOptions = {}): PixelReceiver {
  const findShop = createShopDirectory(app);
  const addresses = createRateLimit(ADDRESS_LIMIT);
  const shops = createRateLimit(SHOP_LIMIT);
  const checkouts = createCheckoutStitcher(app);
  const behind = createWriteBehind<Interaction>(app, {
    name: 'interactions',
    capacity: 20_000,
    write: (batch) => recordInteractions(app.db, batch),
  });
  const reply = (response: ServerResponse, status: number, headers: Record<string, string> = CORS) => {
    count(app, 'regulars_pixel_requests_total', { status });
    response.writeHead(status, headers).end();
  };

  const accept = (beacon: Beacon): number => {
    const shopId = findShop(beacon.shop.toLowerCase());
    if (shopId === null) return 404;
    if (beacon.refused > 0) count(app, 'regulars_interactions_refused_total', {}, beacon.refused);
    if (!shops.take(shopId, beacon.events.length, app.now())) {
      count(app, 'regulars_interactions_shed_total', {}, beacon.events.length);
      return 429;
    }
    record(app, behind, checkouts, shopId, beacon);
    return 204;
  };

  const receiver = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method === 'OPTIONS') return reply(response, 204, PREFLIGHT);
    if (request.method !== 'POST') return reply(response, 405, { ...CORS, Allow: 'POST, OPTIONS' });
    const isBusy = gauge.isBusy();
    if (isBusy || !addresses.take(findAddress(request), 1, app.now())) {
      request.resume();
      return reply(response, isBusy ? 503 : 429, { ...CORS, 'Retry-After': '5' });
    }
    readBody(request, MAX_BYTES, (body) => {
      if (body === null) return reply(response, 413, { ...CORS, Connection: 'close' });
      const beacon = readPixelEvents(body.toString('utf8'));
      reply(response, beacon ? accept(beacon) : 400);
    });
  };
  return Object.assign(receiver, {
    async close() {
      await behind.close();
      checkouts.close();
      gauge.close();
    },
  });
}

function record(
  app: App,
  behind: WriteBehind<Interaction>,
  checkouts: CheckoutStitcher,
  shopId: number,
  { events }: Beacon,
): void {
  const receivedAt = app.now();
  for (const { id: eventId, kind, visitorId, productId, collectionId, orderId, checkoutToken, occurredAt } of events) {
    behind.put({
      shopId,
      eventId,
      kind,
      visitorId,
      productId: productId ?? null,
      collectionId: collectionId ?? null,
      orderId: orderId ?? null,
      occurredAt: clampInstant(occurredAt, receivedAt),
      receivedAt,
    });
    if (kind === 'purchase' && checkoutToken)
      checkouts.expect({ shopId, eventId, visitorId, orderId: orderId ?? null, checkoutToken, receivedAt });
  }
}
