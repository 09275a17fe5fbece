import type { RequestListener } from 'node:http';
import type { App } from './app.server.ts';
import { createPixelReceiver } from './ingest/receive-pixel.ts';
import { createWebhookReceiver } from './ingest/receive-webhook.ts';
import { loadNewcomerActs } from './measurement/load-newcomer-acts.ts';
import { createStorefrontEventReceiver } from './measurement/record-storefront-events.ts';
import { createRemixHandler } from './remix.server.ts';
import { pathOf } from './path-of.ts';
import { createRecommendationAnswerer } from './serving/answer-recommendations.ts';

/** What answers the requests of the world, and how to let go of it. */
export interface WebDoors {
  readonly listener: RequestListener;
  /** Write what is buffered, then stop. */
  close(): Promise<void>;
}

/** Below the hot paths there is nothing; Remix need not look for it. */
const NO_PAGE = /^\/(webhooks|pixel|proxy)(\/|$)/;

/** Create the doors of a web process: the public hot paths with raw bytes and no framework, Remix for all the rest. */
export async function createWebDoors(app: App): Promise<WebDoors> {
  const pages = await createRemixHandler(app);
  const webhooks = createWebhookReceiver(app);
  const pixel = createPixelReceiver(app);
  const recommendations = createRecommendationAnswerer(app, {
    loadActs: (shopId, period) => loadNewcomerActs(app.db, shopId, period),
  });
  const events = createStorefrontEventReceiver(app);
  const { origin } = new URL(app.env.SHOPIFY_APP_URL);
  return {
    listener(request, response) {
      switch (pathOf(request)) {
        case '/webhooks':
          return webhooks(request, response);
        case '/pixel':
          return pixel(request, response);
        case '/proxy/recommendations':
          return recommendations(request, response, new URL(request.url ?? '/', origin));
        case '/proxy/events':
          return events(request, response, new URL(request.url ?? '/', origin));
        default:
          if (NO_PAGE.test(pathOf(request))) return void response.writeHead(404).end();
          return pages(request, response);
      }
    },
    async close() {
      await Promise.all([pages.close(), pixel.close(), recommendations.close(), events.close()]);
    },
  };
}
