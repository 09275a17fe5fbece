import type { SandboxContext } from '../sandbox-context.ts';
import type { ProductRow } from '../store/types.ts';
import { html, type Html } from './html.ts';
import type { ShellPage } from './render-shell.ts';

const SHOWN = 50;

/** The products that changed last. */
export function showProductsPage({ store }: SandboxContext): ShellPage {
  const rows = store.sql
    .prepare('SELECT json FROM Product ORDER BY updatedAt DESC, id LIMIT ?')
    .pluck()
    .all(SHOWN) as string[];
  const all = store.sql.prepare('SELECT count(*) FROM Product').pluck().get() as number;
  const row = (product: ProductRow): Html => {
    const units = product.variants.reduce((sum, variant) => sum + variant.inventoryQuantity, 0);
    const price = Number(product.variants[0]?.price ?? 0).toLocaleString('en', {
      style: 'currency',
      currency: store.shop.currencyCode,
    });
    return html`<tr>
      <td><a href="/products/${product.handle}">${product.title}</a></td>
      <td><span class="badge">${product.status.toLowerCase()}</span></td>
      <td>${product.productType}</td>
      <td>${product.vendor}</td>
      <td class="number">${units} in stock</td>
      <td class="number">${price}</td>
    </tr>`;
  };
  const main = html`<div class="page">
    <h1>Products</h1>
    <section class="card">
      <p class="note">${rows.length} of ${all.toLocaleString('en')}, the last changed first</p>
      <table>
        <thead>
          <tr>
            <th>Product</th>
            <th>Status</th>
            <th>Type</th>
            <th>Vendor</th>
            <th class="number">Inventory</th>
            <th class="number">Price</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((json) => row(JSON.parse(json) as ProductRow))}
        </tbody>
      </table>
    </section>
  </div>`;
  return { title: 'Products', place: 'products', main };
}
