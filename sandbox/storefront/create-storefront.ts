import { serveScript } from '../pixel-runtime/serve-script.ts';
import { addToCart } from './ajax/add-to-cart.ts';
import { changeCart } from './ajax/change-cart.ts';
import { recommendNatively } from './ajax/recommend-natively.ts';
import { suggest } from './ajax/suggest.ts';
import { createSessions } from './create-sessions.ts';
import { createTheme } from './create-theme.ts';
import { describeCart } from './drops/describe-cart.ts';
import { listPageCalls } from './list-page-calls.ts';
import { showAccountPage } from './pages/account-page.ts';
import { showCartPage } from './pages/cart-page.ts';
import { showCheckoutPage } from './pages/checkout-page.ts';
import { showCollectionListPage } from './pages/collection-list-page.ts';
import { showCollectionPage } from './pages/collection-page.ts';
import { showHomePage } from './pages/home-page.ts';
import { showLoginPage } from './pages/login-page.ts';
import { showNotFoundPage } from './pages/not-found-page.ts';
import { placeOrder } from './pages/place-order.ts';
import { showProductPage } from './pages/product-page.ts';
import { showSearchPage } from './pages/search-page.ts';
import { showThankYouPage } from './pages/thank-you-page.ts';
import { forwardToApp } from './proxy/forward-to-app.ts';
import { redirect } from './redirect.ts';
import { serveAsset } from './serve-asset.ts';
import { servePicture } from './serve-picture.ts';
import type { Page, StorefrontOptions, Visit } from './types.ts';
import { updateVisit } from './update-visit.ts';

type Answer = Page | Response | null;
type Route = readonly [
  method: 'GET' | 'POST' | '*',
  path: RegExp,
  (visit: Visit, ...parts: string[]) => Answer | Promise<Answer>,
];

/** First match wins. A null is a page that does not exist. */
const ROUTES: readonly Route[] = [
  ['*', /^\/apps\/regulars(?:\/.*)?$/, forwardToApp],
  ['GET', /^\/cdn\/products\/(\d+)\.svg$/, servePicture],
  ['GET', /^\/cdn\/sandbox\/([\w-]+\.js)$/, (_, file) => serveScript(file!)],
  ['GET', /^\/cdn\/(theme|extensions)\/([\w.-]+)$/, (_, folder, file) => serveAsset(folder!, file!)],
  ['GET', /^\/favicon\.ico$/, () => serveAsset('theme', 'favicon.svg')],
  ['GET', /^\/cart\.js$/, ({ session, options }) => Response.json(describeCart(session.cart, options.store))],
  ['POST', /^\/cart\/add(\.js)?$/, (visit, js) => addToCart(visit, Boolean(js))],
  ['POST', /^\/cart\/change(\.js)?$/, (visit, js) => changeCart(visit, Boolean(js))],
  ['GET', /^\/search\/suggest\.json$/, suggest],
  ['GET', /^\/recommendations\/products\.json$/, recommendNatively],
  ['GET', /^\/_sandbox\/page-log$/, listPageCalls],
  ['POST', /^\/_sandbox\/visit$/, updateVisit],
  ['GET', /^\/$/, showHomePage],
  ['GET', /^\/collections$/, showCollectionListPage],
  ['GET', /^\/collections\/([\w-]+)$/, (visit, handle) => showCollectionPage(visit, handle!)],
  ['GET', /^\/products\/([^/]+)$/, (visit, handle) => showProductPage(visit, decodeURIComponent(handle!))],
  ['GET', /^\/search$/, showSearchPage],
  ['GET', /^\/cart$/, showCartPage],
  ['GET', /^\/checkout$/, (visit) => showCheckoutPage(visit) ?? redirect('/cart')],
  ['POST', /^\/checkout$/, placeOrder],
  ['GET', /^\/checkout\/thank-you\/(\w+)$/, (visit, token) => showThankYouPage(visit, token!)],
  ['GET', /^\/account$/, (visit) => showAccountPage(visit) ?? redirect('/account/login')],
  ['GET', /^\/account\/login$/, showLoginPage],
];

/** What the rest of the sandbox answers on the same origin. */
const NOT_OURS = /^\/(?:admin|store|bulk|_sandbox|oauth)(?:\/|$)|^\/app-bridge\.js$/;

/**
 * Create the shop's storefront: pages rendered with our theme blocks, cart and checkout, customers to log in as, the signed
 * proxy to the app, and the runtime of its pixel. Answers null to what is another part of the sandbox's.
 */
export function createStorefront(options: StorefrontOptions): (request: Request, url: URL) => Promise<Response | null> {
  const sessions = createSessions();
  const theme = createTheme(options);
  return async (request, url) => {
    const route = findRoute(request.method, url.pathname);
    if (!route && NOT_OURS.test(url.pathname)) return null;
    const { session, setCookie } = sessions.open(request);
    const visit: Visit = { request, url, session, options };
    const startedAt = Date.now();
    const answer = (await route?.answer(visit)) ?? null;
    const response = answer instanceof Response ? answer : await renderPage(answer ?? showNotFoundPage(), visit);
    if (response.status === 303) session.actedAt ??= startedAt;
    if (!setCookie || url.pathname.startsWith('/cdn/')) return response;
    const headers = new Headers(response.headers);
    headers.append('set-cookie', setCookie);
    return new Response(response.body, { status: response.status, headers });
  };

  async function renderPage(page: Page, visit: Visit): Promise<Response> {
    return new Response(await theme.render(page, visit), {
      status: page.status ?? 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
  }
}

function findRoute(asked: string, path: string) {
  const method = asked === 'HEAD' ? 'GET' : asked;
  for (const [accepted, pattern, answer] of ROUTES) {
    const match = accepted === '*' || accepted === method ? pattern.exec(path) : null;
    if (match) return { answer: (visit: Visit) => answer(visit, ...(match.slice(1) as string[])) };
  }
  return undefined;
}
