import type { SandboxContext } from '../sandbox-context.ts';
import type { WebhookSender } from '../webhooks/create-sender.ts';
import { html, type Html } from './html.ts';
import type { ShellPage } from './render-shell.ts';
import { showInstant } from './show-instant.ts';

const SHOWN_DELIVERIES = 12;

/** Home: what the shop holds, and what it has told the app lately. */
export function showHomePage({ store, installation, config }: SandboxContext, sender: WebhookSender): ShellPage {
  const count = (table: string): number => store.sql.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const figure = (label: string, value: number): Html =>
    html`<div class="card">
      <h2>${label}</h2>
      <p class="figure">${value.toLocaleString('en')}</p>
    </div>`;
  const deliveries = sender.list(SHOWN_DELIVERIES).map(
    ({ topic, state, attempts, status, latencyMs, triggeredAt }) =>
      html`<tr>
        <td>${topic}</td>
        <td>${showInstant(triggeredAt, store.shop)}</td>
        <td>${state}${attempts > 1 ? `, attempt ${attempts}` : ''}</td>
        <td class="number">${status === null ? '' : status === 0 ? 'no answer' : status}</td>
        <td class="number">${latencyMs === null ? '' : `${Math.round(latencyMs)} ms`}</td>
      </tr>`,
  );
  const base = `/store/${store.shop.domain.replace('.myshopify.com', '')}`;
  const invitation =
    installation.get().installedAt === null
      ? html`<section class="card">
          <p>${config.name} is not installed yet. <a href="${base}/apps/regulars">Install it</a></p>
        </section>`
      : '';
  const table =
    deliveries.length > 0
      ? html`<table>
          <thead>
            <tr>
              <th>Topic</th>
              <th>Sent</th>
              <th>State</th>
              <th class="number">Answer</th>
              <th class="number">Time</th>
            </tr>
          </thead>
          <tbody>
            ${deliveries}
          </tbody>
        </table>`
      : html`<p>None yet. Place an order in the <a href="/">storefront</a>.</p>`;
  const main = html`<div class="page">
    <h1>Home</h1>
    ${invitation}
    <div class="figures">
      ${figure('Orders', count('ShopOrder'))}${figure('Customers', count('Customer'))}${figure('Products', count('Product'))}
    </div>
    <section class="card">
      <h2>Webhooks to the app</h2>
      ${table}
    </section>
  </div>`;
  return { title: 'Home', place: 'home', main };
}
