import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app.server.ts';
import { clampInstant } from '../ingest/clamp-instant.ts';
import { readBody } from '../ingest/read-body.ts';
import { createVisitorStitcher } from '../ingest/stitch-visitor.ts';
import { verifyProxyRequest } from '../ingest/verify-proxy-request.ts';
import { count } from '../metrics.ts';
import { createEventLog } from './create-event-log.ts';
import { readStorefrontEvents } from './read-storefront-events.ts';

/** Answers `POST /proxy/events`. */
export interface StorefrontEventReceiver {
  (request: IncomingMessage, response: ServerResponse, url: URL): void;
  /** Write what waits, then stop. */
  close(): Promise<void>;
}

const MAX_BYTES = 64 * 1024;

/** Create the receiver of what became of recommendations: impressions, clicks, adds to cart. */
export function createStorefrontEventReceiver(app: App): StorefrontEventReceiver {
  const log = createEventLog(app);
  const stitcher = createVisitorStitcher(app);
  const reply = (response: ServerResponse, status: number, headers: Record<string, string> = {}) => {
    count(app, 'regulars_storefront_event_requests_total', { status });
    response.writeHead(status, { 'Cache-Control': 'no-store', ...headers }).end();
  };
  const receiver = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    if (request.method !== 'POST') return reply(response, 405, { Allow: 'POST' });
    const verified = verifyProxyRequest(app, url);
    if ('refused' in verified) {
      count(app, 'regulars_proxy_refused_total', { reason: verified.refused });
      request.resume();
      return reply(response, verified.status);
    }
    const { shopId, customerId } = verified;
    readBody(request, MAX_BYTES, (body) => {
      if (body === null) return reply(response, 413, { Connection: 'close' });
      const events = readStorefrontEvents(body.toString('utf8'));
      if (!events) return reply(response, 400);
      const receivedAt = app.now();
      for (const event of events) {
        log.record({ shopId, event, customerId, occurredAt: clampInstant(event.occurredAt, receivedAt), receivedAt });
        if (customerId !== null && event.visitorId) stitcher.stitch({ shopId, visitorId: event.visitorId, customerId });
      }
      reply(response, 204);
    });
  };
  return Object.assign(receiver, {
    async close() {
      await log.close();
      await stitcher.close();
    },
  });
}
