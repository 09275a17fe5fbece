const RETRY = 'X-Shopify-Retry-Invalid-Session-Request';
const REAUTHORIZE = 'X-Shopify-API-Request-Failure-Reauthorize-Url';

/** Make `fetch` carry an id token to the app's own origin, ask once more when it was refused, and follow a call for new authorization. */
export function patchFetch({ isEmbedded, request }) {
  const idToken = () => request('id-token');
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const asked = new Request(input, init);
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
