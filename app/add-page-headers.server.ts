import type { App } from './app.server.ts';

/**
 * Set the headers of an embedded page: who may frame it, and no caching of a merchant's figures.
 * The environment may name another framing origin and another App Bridge address than Shopify's.
 */
export function addPageHeaders(app: App, request: Request, headers: Headers): void {
  app.shopify.addDocumentResponseHeaders(request, headers);
  const { SHOPIFY_ADMIN_ORIGIN: adminOrigin, APP_BRIDGE_URL: bridgeUrl } = app.env;
  const policy = headers.get('Content-Security-Policy');
  if (adminOrigin && policy)
    headers.set('Content-Security-Policy', policy.replace('frame-ancestors', `frame-ancestors ${adminOrigin}`));
  if (bridgeUrl && headers.has('Link')) headers.set('Link', `<${bridgeUrl}>; rel="preload"; as="script";`);
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
}
