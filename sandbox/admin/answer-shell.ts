import { acceptInstallation } from '../oauth/accept-installation.ts';
import { changeScopes } from '../oauth/change-scopes.ts';
import { signIdToken } from '../oauth/sign-id-token.ts';
import type { SandboxParts } from '../sandbox-parts.ts';
import { html } from './html.ts';
import { listExtensions } from './list-extensions.ts';
import { renderShell } from './render-shell.ts';
import { showAppPage } from './show-app-page.ts';
import { showBlock } from './show-block.ts';
import { showCustomerPage } from './show-customer-page.ts';
import { showCustomersPage } from './show-customers-page.ts';
import { showHomePage } from './show-home-page.ts';
import { showInstallPage } from './show-install-page.ts';
import { showOrdersPage } from './show-orders-page.ts';
import { showPixelPage } from './show-pixel-page.ts';
import { showProductsPage } from './show-products-page.ts';
import { showThemePage } from './show-theme-page.ts';

type Page = (parts: SandboxParts, request: Request, url: URL, rest: string) => Response | Promise<Response>;

/** Pages and App Bridge's questions, by what follows `/store/:name`. First match wins. */
const PAGES: readonly (readonly [method: string, path: RegExp, page: Page])[] = [
  ['GET', /^$/, ({ context, sender }) => renderShell(context, showHomePage(context, sender))],
  ['GET', /^\/orders(?:\/.*)?$/, ({ context }) => renderShell(context, showOrdersPage(context))],
  ['GET', /^\/products(?:\/.*)?$/, ({ context }) => renderShell(context, showProductsPage(context))],
  ['GET', /^\/customers$/, ({ context }) => renderShell(context, showCustomersPage(context))],
  ['GET', /^\/customers\/(\d{1,15})$/, openCustomer],
  [
    'GET',
    /^\/blocks\/buyer-profile\/(\d{1,15})$/,
    ({ context }, _request, url, id) => showBlock(context, Number(id), languageOf(url)),
  ],
  ['GET', /^\/themes\/.*$/, ({ context }) => renderShell(context, showThemePage(context))],
  ['GET', /^\/settings\/customer_events$/, ({ context }) => renderShell(context, showPixelPage(context))],
  ['GET', /^\/apps\/regulars(\/.*)?$/, openApp],
  ['POST', /^\/apps\/regulars\/install$/, installApp],
  ['GET', /^\/apps\/((?!regulars(?:\/|$)).+)$/, findApp],
  ['GET', /^\/id-token$/, async ({ context }) => Response.json({ token: await signIdToken(context) })],
  ['GET', /^\/scopes$/, ({ context }) => Response.json(describeScopes(context))],
  ['POST', /^\/scopes$/, answerScopes],
  ['GET', /^\/extensions$/, () => Response.json(listExtensions())],
];

/** Answer the sandbox's admin: a merchant signed in to the one shop there is. */
export async function answerShell(parts: SandboxParts, request: Request, url: URL): Promise<Response> {
  const name = parts.context.store.shop.domain.replace('.myshopify.com', '');
  const base = `/store/${name}`;
  if (url.pathname === '/store' || url.pathname === '/store/') return Response.redirect(new URL(base, url), 302);
  if (url.pathname === base || url.pathname.startsWith(`${base}/`)) {
    const path = url.pathname.slice(base.length).replace(/\/$/, '');
    for (const [method, pattern, page] of PAGES) {
      const match = method === request.method ? pattern.exec(path) : null;
      if (match) return page(parts, request, url, match[1] ?? '');
    }
  }
  return showMissing(parts.context, base);
}

function showMissing(context: SandboxParts['context'], base: string): Response {
  const main = html`<div class="page">
    <h1>Not in the sandbox</h1>
    <p>This page of the admin does not exist here. <a href="${base}">Go to Home</a></p>
  </div>`;
  return new Response(renderShell(context, { title: 'Not found', place: 'home', main }).body, {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

function openCustomer({ context }: SandboxParts, _request: Request, url: URL, id: string): Response {
  const page = showCustomerPage(context, Number(id), languageOf(url));
  return page ? renderShell(context, page) : showMissing(context, url.pathname.replace(/\/customers\/.*$/, ''));
}

/** The merchant's language: that of the address, else English. */
function languageOf(url: URL): string {
  return url.searchParams.get('locale') ?? 'en';
}

function openApp({ context }: SandboxParts, request: Request, url: URL, rest: string): Promise<Response> | Response {
  const installed = context.installation.get().installedAt !== null;
  // Shopify's admin speaks the language of the account; this one the browser's.
  const locale = request.headers.get('accept-language')?.split(/[,;]/)[0]?.trim() || 'en';
  return installed
    ? showAppPage(context, `${rest}${url.search}`, locale).then((page) => renderShell(context, page))
    : renderShell(context, showInstallPage(context));
}

/** An app is known by its handle, and by its API key as well. */
function findApp({ context }: SandboxParts, _request: Request, url: URL, rest: string): Response {
  const [name, ...path] = rest.split('/');
  if (name !== context.apiKey) return new Response('This app is not installed.', { status: 404 });
  const base = url.pathname.slice(0, url.pathname.indexOf('/apps/'));
  return Response.redirect(new URL(`${base}/apps/regulars/${path.join('/')}${url.search}`, url), 302);
}

function installApp({ context }: SandboxParts, _request: Request, url: URL): Response {
  acceptInstallation(context);
  return Response.redirect(new URL(url.pathname.replace(/\/install$/, ''), url), 303);
}

function describeScopes({ installation, config }: SandboxParts['context']) {
  return { granted: installation.get().scopes, required: config.scopes, optional: config.optionalScopes };
}

async function answerScopes({ context, sender }: SandboxParts, request: Request): Promise<Response> {
  try {
    changeScopes(context, sender, (await request.json()) as { grant?: string[]; revoke?: string[] });
    return Response.json(describeScopes(context));
  } catch (error) {
    return Response.json({ error: error instanceof Error ? error.message : String(error) }, { status: 400 });
  }
}
