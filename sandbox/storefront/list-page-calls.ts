import type { Visit } from './types.ts';

/** `/_sandbox/page-log?since=`: what went between the shop and the app since the page was rendered. */
export function listPageCalls({ url, session, options }: Visit): Response {
  const since = Number(url.searchParams.get('since') ?? 0);
  const calls = [...session.calls.filter(({ at }) => at >= since), ...(options.listDeliveries?.(since) ?? [])];
  return Response.json({ calls: calls.sort((a, b) => a.at - b.at) }, { headers: { 'cache-control': 'no-store' } });
}
