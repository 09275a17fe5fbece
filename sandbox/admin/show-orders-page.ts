import type { SandboxContext } from '../sandbox-context.ts';
import type { OrderRecord } from '../store/records.ts';
import { html, type Html } from './html.ts';
import type { ShellPage } from './render-shell.ts';
import { showInstant } from './show-instant.ts';

const SHOWN = 50;

/** The newest orders. */
export function showOrdersPage({ store }: SandboxContext): ShellPage {
  const rows = store.sql
    .prepare('SELECT json FROM ShopOrder ORDER BY createdAt DESC, id DESC LIMIT ?')
    .pluck()
    .all(SHOWN) as string[];
  const row = (order: OrderRecord): Html => {
    const { amount, currencyCode } = order.currentTotalPriceSet.shopMoney;
    const units = order.lineItems.reduce((sum, line) => sum + line.quantity, 0);
    const state = order.cancelledAt === null ? order.displayFinancialStatus : 'CANCELED';
    const total = Number(amount).toLocaleString('en', { style: 'currency', currency: currencyCode });
    const buyer = order.customer ? (store.getCustomer(order.customer.id)?.displayName ?? 'Deleted customer') : 'Guest';
    return html`<tr>
      <td><strong>${order.name}</strong></td>
      <td>${showInstant(order.createdAt, store.shop)}</td>
      <td>${buyer}</td>
      <td><span class="badge">${state.toLowerCase().replaceAll('_', ' ')}</span></td>
      <td class="number">${units} ${units === 1 ? 'item' : 'items'}</td>
      <td class="number">${total}</td>
    </tr>`;
  };
  const table = html`<table>
    <thead>
      <tr>
        <th>Order</th>
        <th>Date</th>
        <th>Customer</th>
        <th>Payment</th>
        <th class="number">Items</th>
        <th class="number">Total</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((json) => row(JSON.parse(json) as OrderRecord))}
    </tbody>
  </table>`;
  const main = html`<div class="page">
    <h1>Orders</h1>
    <section class="card">
      ${rows.length > 0 ? table : html`<p>No order yet. Place one in the <a href="/">storefront</a>.</p>`}
    </section>
  </div>`;
  return { title: 'Orders', place: 'orders', main };
}
