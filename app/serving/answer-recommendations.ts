import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app.server.ts';
import { createVisitorStitcher } from '../ingest/stitch-visitor.ts';
import { verifyProxyRequest } from '../ingest/verify-proxy-request.ts';
import { count } from '../metrics.ts';
import { createBuyerHistories } from './create-buyer-histories.ts';
import { createExplorers, type ExplorersOptions } from './create-explorers.ts';
import { createRecommendationLog } from './create-recommendation-log.ts';
import { createServedShops } from './create-served-shops.ts';
import { hasEtag } from './has-etag.ts';
import { findAudiences } from './merchandising/find-audiences.ts';
import { identifyRecommendation } from './identify-recommendation.ts';
import { readQuery } from './read-query.ts';
import { recommend } from './recommend.ts';
import { tagBody } from './tag-body.ts';
import { EMPTY_ANSWER, writeAnswer } from './write-answer.ts';

/** Answers `GET /proxy/recommendations`. */
export interface RecommendationAnswerer {
  (request: IncomingMessage, response: ServerResponse, url: URL): void;
  /** Write what was issued, then stop. */
  close(): Promise<void>;
}

interface Answer {
  readonly etag: string;
  readonly body: string;
}

const HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, max-age=0' };

/**
 * Create the answerer: the signature is checked, the list comes from memory, what was issued is written behind.
 * A storefront whose signature holds gets 200 (or 304) whatever happens here.
 */
export function createRecommendationAnswerer(app: App, options: ExplorersOptions = {}): RecommendationAnswerer {
  const shops = createServedShops(app);
  const histories = createBuyerHistories(app);
  const explorers = createExplorers(app, options);
  const log = createRecommendationLog(app);
  const stitcher = createVisitorStitcher(app);

  const answer = (shopId: number, customerId: number | null, params: URLSearchParams): Answer => {
    const asked = readQuery(params);
    const { visitorId } = asked;
    const now = app.now();
    const shop = shops.get(shopId);
    const exploring = explorers.get(shopId, shop.catalog, visitorId);
    const asker = { shopId, customerId, visitorId };
    const audiences = findAudiences(app.db, shop.catalog.merchandising, asker);
    const query = { ...asked, buyer: histories.get(asker), now, exploring, audiences };
    const list = recommend(shop, query);
    const recommendationId = identifyRecommendation(shop, query, visitorId, list);
    log.record({
      shopId,
      recommendationId,
      placement: asked.placement,
      modelVersion: shop.modelVersion,
      fallback: list.fallback,
      productId: asked.productId,
      productIds: list.slots.map(({ position }) => shop.catalog.products[position]!.productId),
      visitorId,
      issuedAt: now,
    });
    if (customerId !== null && visitorId !== null) stitcher.stitch({ shopId, visitorId, customerId });
    count(app, 'regulars_recommendations_total', { placement: asked.placement, fallback: list.fallback ?? 'none' });
    const body = writeAnswer(shop, query, list, recommendationId);
    return { etag: tagBody(body), body };
  };

  const handler = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    const verified = verifyProxyRequest(app, url);
    if ('refused' in verified) {
      count(app, 'regulars_proxy_refused_total', { reason: verified.refused });
      response.writeHead(verified.status, HEADERS).end(EMPTY_ANSWER);
      return;
    }
    try {
      const { etag, body } = answer(verified.shopId, verified.customerId, verified.params);
      if (hasEtag(request.headers['if-none-match'], etag)) {
        response.writeHead(304, { ...HEADERS, ETag: etag }).end();
        return;
      }
      response.writeHead(200, { ...HEADERS, ETag: etag, 'Content-Length': Buffer.byteLength(body) }).end(body);
    } catch (error) {
      app.log.error('recommendation failed', { shopId: verified.shopId, error });
      count(app, 'regulars_recommendation_failures_total');
      response.writeHead(200, HEADERS).end(EMPTY_ANSWER);
    }
  };
  const close = () => log.close().then(() => stitcher.close());
  return Object.assign(handler, { close });
}
