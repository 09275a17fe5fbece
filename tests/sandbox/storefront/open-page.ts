import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { PlacedBlocks } from '#sandbox/storefront/placed-blocks.ts';
import { serveShop } from './serve-shop.ts';

export interface StorefrontAct {
  readonly id: string;
  readonly kind: string;
  readonly recommendationId: string;
  readonly productId: string;
  readonly slot: number;
  readonly visitorId: string;
}

interface PageOptions {
  readonly width?: number;
  /** How the app answers `GET /proxy/recommendations`; as a server should, if left out. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => unknown;
  readonly titles?: string[];
  readonly placedBlocks?: PlacedBlocks;
}

/** A shop with an app behind it that keeps what it is told, and a page of it in the browser that keeps its complaints and shifts. */
export async function openPage(
  browser: Browser,
  { width = 1280, answer = recommend, titles, placedBlocks }: PageOptions = {},
) {
  const acts: StorefrontAct[] = [];
  const pixel: { kind: string; visitorId: string }[] = [];
  const asked: URL[] = [];
  const { url } = await serveShop(
    (request, response) => {
      const { pathname } = new URL(request.url!, 'http://app');
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.setHeader('access-control-allow-origin', '*');
        if (pathname === '/proxy/recommendations') {
          asked.push(new URL(request.url!, 'http://app'));
          return answer(request, response);
        }
        const { events } = JSON.parse(body) as { events: never[] };
        (pathname === '/pixel' ? pixel : acts).push(...events);
        response.end('{}');
      });
    },
    { ...(titles && { titles }), ...(placedBlocks && { placedBlocks }) },
  );
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints = listComplaints(page);
  await page.addInitScript(watchShifts);
  const listShifts = () => page.evaluate(() => (window as never as { shifts: string[] }).shifts);
  return { url, page, acts, pixel, asked, complaints, listShifts };
}

/** In the page: keep every layout shift, with what moved. */
function watchShifts(): void {
  interface Shift extends PerformanceEntry {
    readonly value: number;
    readonly sources: readonly { readonly node: Node | null }[];
  }
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  const describe = ({ value, sources }: Shift) =>
    `${value}: ${sources.map(({ node }) => (node instanceof Element ? node.outerHTML : node?.textContent)?.slice(0, 80)).join(' + ')}`;
  new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[]).map(describe))).observe({
    type: 'layout-shift',
    buffered: true,
  });
}

function listComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Products 2, 3, 4 and 5 of the test shop. */
export function recommend(_request: IncomingMessage, response: ServerResponse): void {
  const products = [2, 3, 4, 5].map((n) => ({
    id: String(n),
    variantId: `${n}0`,
    handle: `product-${n}`,
    title: `Product ${n}`,
    price: `${n}.00`,
    compareAtPrice: n === 3 ? '4.50' : null,
    currency: 'GBP',
    image: `/cdn/products/${n}.svg`,
    url: `/products/product-${n}`,
    reason: 'Often bought with Sage Mug',
  }));
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({
      recommendationId: 'rec-0001',
      modelVersion: 'm',
      placement: 'product',
      fallback: 'f',
      trail: [],
      products,
    }),
  );
}
