import type { SandboxContext } from '../sandbox-context.ts';
import { gid } from '../store/gid.ts';
import type { PlacedOrder } from '../store/types.ts';
import { html, type Html } from './html.ts';
import type { ShellPage } from './render-shell.ts';
import { showInstant } from './show-instant.ts';

const SHOWN = 5;

/** A customer with the app's block, as Shopify's customer page shows it. Null if there is no such customer. */
export function showCustomerPage(
  { store, config }: SandboxContext,
  customerId: number,
  language: string,
): ShellPage | null {
  const id = gid.write('Customer', customerId);
  const customer = store.getCustomer(id);
  if (!customer) return null;
  const base = `/store/${store.shop.domain.replace('.myshopify.com', '')}`;
  const row = (order: PlacedOrder): Html =>
    html`<tr>
      <td><strong>${order.name}</strong></td>
      <td>${showInstant(order.createdAt, store.shop)}</td>
      <td>${order.lines.map((line) => `${line.quantity} × ${line.product.title}`).join(', ')}</td>
    </tr>`;
  const orders = store.listOrdersOf(id, SHOWN);
  const table = html`<table>
    <tbody>
      ${orders.map(row)}
    </tbody>
  </table>`;
  const address = `${base}/blocks/buyer-profile/${customerId}?locale=${encodeURIComponent(language)}`;
  const main = html`<div class="page">
    <h1>${customer.displayName}</h1>
    <section class="card">
      <p class="note">
        Customer since
        ${showInstant(customer.createdAt, store.shop)}${customer.habit === '' ? '' : `, ${customer.habit}`}
      </p>
      <h2>Tags</h2>
      <p data-tags>${customer.tags.length > 0 ? customer.tags.join(', ') : 'None'}</p>
      <h2>Last orders</h2>
      ${orders.length > 0 ? table : html`<p>No order yet.</p>`}
    </section>
    <section class="card" aria-label="${config.name}">
      <p class="note">${config.name}</p>
      <iframe class="block" title="${config.name}: buyer profile" src="${address}"></iframe>
    </section>
  </div>`;
  return { title: customer.displayName, place: 'customers', main };
}
