import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { addPageHeaders } from './add-page-headers.server.ts';
import { LOCALES } from './messages/locales.ts';
import { loadLanguage } from './messages/messages.ts';

const ABORT_AFTER_MS = 5000;

const languages = Promise.all(LOCALES.map(loadLanguage));

/** Render a page: people get the first bytes as soon as the shell is there, crawlers the whole. */
export default async function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { app }: AppLoadContext,
): Promise<Response> {
  addPageHeaders(app, request, headers);
  await languages;
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_AFTER_MS} />,
      {
        [ready]: () => {
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error) => app.log.error('render failed', { path: new URL(request.url).pathname, error }),
      },
    );
    setTimeout(abort, ABORT_AFTER_MS).unref();
  });
}

/** What no guard caught: logged, never shown. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  context.app.log.error('request failed', { path: new URL(request.url).pathname, error });
}
