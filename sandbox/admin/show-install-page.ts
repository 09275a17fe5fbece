import type { SandboxContext } from '../sandbox-context.ts';
import { html, type Html } from './html.ts';
import type { ShellPage } from './render-shell.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  read_products: 'View products',
  read_inventory: 'View inventory',
  read_orders: 'View orders of the last 60 days',
  read_all_orders: 'View all orders, however old',
  read_customers: 'View customers',
  write_pixels: 'Add a web pixel to your store',
  read_customer_events: 'View what visitors do in your store',
  write_app_proxy: 'Answer under an address of your store',
  write_discounts: 'Create discounts',
};

/** What a merchant reads before installing: the scopes, required and optional. */
export function showInstallPage({ config, options, store }: SandboxContext): ShellPage {
  const row = (scope: string): Html =>
    html`<li><span>${MEANINGS[scope] ?? scope.replaceAll('_', ' ')}</span><code>${scope}</code></li>`;
  const base = `/store/${store.shop.domain.replace('.myshopify.com', '')}`;
  const optional = options.grantOptionalScopes ? config.optionalScopes : [];
  const main = html`<div class="page narrow">
    <h1>Install ${config.name}</h1>
    <section class="card">
      <h2>This app needs to</h2>
      <ul class="scopes">
        ${config.scopes.map(row)}
      </ul>
      ${
        optional.length > 0
          ? html`<h2>It also asks to</h2>
              <ul class="scopes">
                ${optional.map(row)}
              </ul>`
          : ''
      }
      <form method="post" action="${base}/apps/regulars/install"><button class="primary">Install</button></form>
    </section>
  </div>`;
  return { title: `Install ${config.name}`, place: 'app', main };
}
