import type { SandboxContext } from '../sandbox-context.ts';
import { gid } from '../store/gid.ts';
import type { CustomerRow } from '../store/types.ts';
import { html, type Html } from './html.ts';
import type { ShellPage } from './render-shell.ts';
import { showInstant } from './show-instant.ts';

const SHOWN = 50;

/** Customers: those with a habit first, then the newest. */
export function showCustomersPage({ store }: SandboxContext): ShellPage {
  const customers = store.listCustomers(SHOWN);
  const all = store.sql.prepare('SELECT count(*) FROM Customer').pluck().get() as number;
  const base = `/store/${store.shop.domain.replace('.myshopify.com', '')}`;
  const row = (customer: CustomerRow): Html =>
    html`<tr>
      <td><a href="${base}/customers/${gid.read('Customer', customer.id)}">${customer.displayName}</a></td>
      <td>${customer.habit}</td>
      <td>${showInstant(customer.createdAt, store.shop)}</td>
    </tr>`;
  const table = html`<p class="note">${customers.length} of ${all.toLocaleString('en')}</p>
    <table>
      <thead>
        <tr>
          <th>Customer</th>
          <th>Habit</th>
          <th>Since</th>
        </tr>
      </thead>
      <tbody>
        ${customers.map(row)}
      </tbody>
    </table>`;
  const main = html`<div class="page">
    <h1>Customers</h1>
    <section class="card">
      ${customers.length > 0 ? table : html`<p>No customer yet. Place an order in the <a href="/">storefront</a>.</p>`}
    </section>
  </div>`;
  return { title: 'Customers', place: 'customers', main };
}
