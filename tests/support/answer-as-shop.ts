import type { RequestListener } from 'node:http';

const TOKEN = {
  access_token: 'shpat_test',
  scope: 'read_products,read_orders',
  expires_in: 3600,
  refresh_token: 'shprt_test',
  refresh_token_expires_in: 7_776_000,
};

/** What a page needs of App Bridge: the object, and a fetch that signs requests to the app with the token of its address. */
const APP_BRIDGE = `
  const token = new URLSearchParams(location.search).get('id_token');
  const ask = window.fetch;
  window.fetch = (input, init = {}) => {
    const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
    if (new URL(input.url ?? input, location.href).origin === location.origin) headers.set('Authorization', 'Bearer ' + token);
    return ask(input, { ...init, headers });
  };
  window.shopify = { config: {}, toast: { show() {} }, idToken: async () => token, loading() {} };
`;

/** A listener for a shop's own server: it grants tokens and gives out the App Bridge script. */
export const answerAsShop: RequestListener = (request, response) => {
  const script = request.url === '/app-bridge.js';
  response.setHeader('Content-Type', script ? 'text/javascript' : 'application/json');
  response.end(script ? APP_BRIDGE : JSON.stringify(TOKEN));
};
