const RETRY = 'X-Shopify-Retry-Invalid-Session-Request';
const REAUTHORIZE = 'X-Shopify-API-Request-Failure-Reauthorize-Url';

const ADMIN_API = /^shopify:\/*admin\/api\/([^/]+)\/graphql\.json$/;

/**
 * Make `fetch` carry an id token to the app's own origin, ask once more when it was refused, and follow a call for new
 * authorization; `shopify:admin/api/...` asks the Admin API through the admin.
 */
export function patchFetch({ isEmbedded, request }) {
  const idToken = () => request('id-token');
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const asked = new Request(input, init);
    const version = ADMIN_API.exec(asked.url)?.[1];
    if (version) return toResponse(await request('admin-api', { version, body: await asked.text() }));
    const ours = new URL(asked.url).origin === location.origin;
    if (!ours || !isEmbedded || asked.headers.has('Authorization')) return plainFetch(asked);
    const send = async () => {
      const again = asked.clone();
      again.headers.set('Authorization', `Bearer ${await idToken()}`);
      return plainFetch(again);
    };
    const first = await send();
    const response = first.status === 401 && first.headers.has(RETRY) ? await send() : first;
    const elsewhere = response.headers.get(REAUTHORIZE);
    if (elsewhere) window.open(elsewhere, '_top');
    return response;
  };
}

function toResponse({ status, body }) {
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}
