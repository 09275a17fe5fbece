import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { createRequestListener } from '@remix-run/node-fetch-server';
import sirv from 'sirv';
import type { App } from './app.server.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly app: App;
  }
}

/** Answers the admin pages and their assets. `close` ends what the development server watches. */
export interface RemixHandler {
  (request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Create the handler of everything that is no hot path: built pages and hashed assets in production and tests,
 * Vite with reload in development.
 *
 * @throws {Error} if there is no build outside development.
 */
export async function createRemixHandler(app: App): Promise<RemixHandler> {
  return app.env.NODE_ENV === 'development' ? createDevelopmentHandler(app) : createBuiltHandler(app);
}

async function createBuiltHandler(app: App): Promise<RemixHandler> {
  const entry = `${ROOT}build/server/index.js`;
  if (!existsSync(entry))
    throw new Error('Cannot serve the admin pages: build/server/index.js must exist; run npm run build.');
  const build = (await import(pathToFileURL(entry).href)) as ServerBuild;
  const listener = createPageListener(app, () => build, 'production');
  // Looked up at each request: a list made at the start names files that a later build takes away, and opening one ends the process.
  const assets = sirv(`${ROOT}build/client`, { dev: true, etag: true, setHeaders: setAssetHeaders });
  const handler = (request: IncomingMessage, response: ServerResponse) =>
    assets(request, response, () => listener(request, response));
  return Object.assign(handler, { close: async () => {} });
}

/** File names under /assets carry a hash of their content. */
function setAssetHeaders(response: ServerResponse, pathname: string): void {
  if (pathname.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
}

async function createDevelopmentHandler(app: App): Promise<RemixHandler> {
  const { createServer } = await import('vite');
  const vite = await createServer({ root: ROOT, server: { middlewareMode: true } });
  const load = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  const listener = createPageListener(app, load, 'development');
  const handler = (request: IncomingMessage, response: ServerResponse) =>
    vite.middlewares(request, response, () => listener(request, response));
  return Object.assign(handler, { close: () => vite.close() });
}

/** The public address is the operator's, whatever the Host header of a proxy says. */
function createPageListener(
  app: App,
  load: () => ServerBuild | Promise<ServerBuild>,
  mode: 'production' | 'development',
) {
  const answer = createRequestHandler(load, mode);
  const { protocol, host } = new URL(app.env.SHOPIFY_APP_URL);
  return createRequestListener((request) => answer(request, { app }), { protocol, host });
}
