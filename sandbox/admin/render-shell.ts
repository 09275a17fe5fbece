import type { SandboxContext } from '../sandbox-context.ts';
import { html, type Html } from './html.ts';

/** One page of the sandbox's admin. */
export interface ShellPage {
  readonly title: string;
  /** Which entry of the navigation it belongs to. */
  readonly place: 'home' | 'orders' | 'products' | 'customers' | 'theme' | 'pixel' | 'app';
  readonly main: Html;
  /** Facts for the shell's script. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

const icon = (path: string): Html =>
  html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
    <path
      d="${path}"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`;

const ICONS = {
  home: 'M3 9.5 10 3l7 6.5V16a1 1 0 0 1-1 1h-3.5v-4.5h-5V17H4a1 1 0 0 1-1-1Z',
  orders: 'M4 3h12v14l-2-1.4-2 1.4-2-1.4L8 17l-2-1.4L4 17ZM7 7h6M7 10.5h6',
  products: 'M3 6.5 10 3l7 3.5v7L10 17l-7-3.5ZM3 6.5l7 3.5 7-3.5M10 10v7',
  customers: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c0-3 2.7-4.5 6-4.5s6 1.5 6 4.5Z',
  theme: 'M3 8h14l-1.2-4H4.2ZM4 8v8h12V8M8 16v-4h4v4',
  pixel: 'M2.5 10s2.8-5 7.5-5 7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5ZM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  app: 'M15.5 7.5A6 6 0 1 0 16 10M16 4v3.5h-3.5',
};

/** Render a page inside the admin's frame: top bar, navigation, and the places App Bridge speaks to. */
export function renderShell(
  { store, config }: SandboxContext,
  { title, place, main, facts = {} }: ShellPage,
): Response {
  const { name, domain } = store.shop;
  const base = `/store/${domain.replace('.myshopify.com', '')}`;
  const entry = (key: ShellPage['place'], path: string, label: string): Html =>
    html`<li>
      <a href="${base}${path}" ${key === place ? html`aria-current="page"` : ''}
        >${icon(ICONS[key])}<span>${label}</span></a
      >
    </li>`;
  const script: Html = { html: JSON.stringify({ ...facts, base }).replaceAll('<', '\\u003c') };
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/_sandbox/shell.css" />
        <link rel="stylesheet" href="/_sandbox/page.css" />
        <link rel="stylesheet" href="/_sandbox/app-frame.css" />
      </head>
      <body>
        ${renderTop(name, base)}
        <nav id="nav" aria-label="Admin">
          <ul>
            ${entry('home', '', 'Home')}${entry('orders', '/orders', 'Orders')}${entry('products', '/products', 'Products')}${entry('customers', '/customers', 'Customers')}
          </ul>
          <h2>Sales channels</h2>
          <ul>
            ${entry('theme', '/themes/current/editor', 'Online Store')}${entry('pixel', '/settings/customer_events', 'Customer events')}
          </ul>
          <h2>Apps</h2>
          <ul>
            ${entry('app', '/apps/regulars', config.name)}
          </ul>
          <ul class="app-nav" aria-label="${config.name}"></ul>
        </nav>
        <main>${main}</main>
        <div class="toasts" role="status" aria-live="polite"></div>
        <dialog class="ask">
          <p></p>
          <form method="dialog"><button value="no">Cancel</button><button value="yes" class="primary">OK</button></form>
        </dialog>
        <script type="application/json" id="facts">
          ${script}
        </script>
        <script type="module" src="/_sandbox/shell.js"></script>
      </body>
    </html>`;
  return new Response(page.html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function renderTop(name: string, base: string): Html {
  return html`<header class="top">
    <button class="menu" type="button" aria-label="Navigation" aria-expanded="false" aria-controls="nav">
      ${icon('M3 5h14M3 10h14M3 15h14')}
    </button>
    <a class="brand" href="${base}">${name}</a>
    <div class="save-bar" role="region" aria-label="Unsaved changes" hidden>
      <span>Unsaved changes</span><button type="button" data-act="discard">Discard</button
      ><button type="button" data-act="save" class="primary">Save</button>
    </div>
    <span class="where">Sandbox admin</span>
  </header>`;
}
