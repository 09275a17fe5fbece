import { setTimeout as wait } from 'node:timers/promises';
import { gid } from '../../store/gid.ts';
import type { AppCall, Visit } from '../types.ts';
import { signQuery } from './sign-query.ts';

export const PROXY_PREFIX = '/apps/regulars';

const TIMEOUT_MS = 30_000;
const SLOW_MS = 30_000;
const CALLS_KEPT = 50;
const OURS = ['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp', 'signature'];
const NOT_FORWARDED = ['cookie', 'host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade'];
/** What Shopify takes out of an app's answer, and what no longer fits a body that was decoded here. */
const NOT_RETURNED = [
  ...['set-cookie', 'accept-patch', 'accept-ranges', 'connection', 'date', 'p3p', 'pragma', 'server', 'trailer'],
  ...['service-worker-allowed', 'warning', 'x-powered-by', 'keep-alive', 'transfer-encoding'],
  ...['content-encoding', 'content-length'],
];

/** Pass a request under the proxy path on to the app, signed, without cookies; its backend switch may make it slow or dead. */
export async function forwardToApp(visit: Visit): Promise<Response> {
  const { session, url } = visit;
  const startedAt = Date.now();
  const answer = await answerBy(visit);
  const call: AppCall = {
    at: startedAt,
    via: 'proxy',
    name: `${visit.request.method} ${url.pathname.slice(PROXY_PREFIX.length)}`,
    status: answer.status,
    ms: Date.now() - startedAt,
  };
  session.calls = [...session.calls, call].slice(-CALLS_KEPT);
  return answer;
}

async function answerBy(visit: Visit): Promise<Response> {
  const { request, session } = visit;
  if (session.backend === 'dead') return refuse(502);
  try {
    if (session.backend === 'slow') await wait(SLOW_MS, undefined, { signal: request.signal });
    return await forward(visit);
  } catch (error) {
    return refuse(error instanceof Error && error.name === 'TimeoutError' ? 504 : 502);
  }
}

async function forward({ request, url, session, options }: Visit): Promise<Response> {
  const params = new URLSearchParams(url.search);
  for (const name of OURS) params.delete(name);
  params.set('shop', options.store.shop.domain);
  params.set('logged_in_customer_id', session.customerId ? String(gid.read('Customer', session.customerId)) : '');
  params.set('path_prefix', PROXY_PREFIX);
  params.set('timestamp', String(Math.floor(Date.now() / 1000)));
  params.set('signature', signQuery(params, options.apiSecret));

  const headers = new Headers(request.headers);
  for (const name of NOT_FORWARDED) headers.delete(name);
  headers.set('x-forwarded-for', '127.0.0.1');
  headers.set('x-forwarded-host', url.host);
  headers.set('x-forwarded-proto', url.protocol.replace(':', ''));

  const answer = await fetch(`${options.appUrl}/proxy${url.pathname.slice(PROXY_PREFIX.length)}?${params}`, {
    method: request.method,
    headers,
    body: ['GET', 'HEAD'].includes(request.method) ? undefined : await request.arrayBuffer(),
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  const returned = new Headers(answer.headers);
  for (const name of NOT_RETURNED) returned.delete(name);
  const empty = [204, 205, 304].includes(answer.status);
  return new Response(empty ? null : await answer.arrayBuffer(), { status: answer.status, headers: returned });
}

function refuse(status: number): Response {
  return new Response('<h1>There was an error in the third-party application.</h1>', {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
