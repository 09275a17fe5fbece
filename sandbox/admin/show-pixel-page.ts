import type { SandboxContext } from '../sandbox-context.ts';
import { html } from './html.ts';
import type { ShellPage } from './render-shell.ts';

/** Where Shopify lists the web pixels of a shop: the app's one, with its settings. */
export function showPixelPage({ config, installation }: SandboxContext): ShellPage {
  const { pixel } = installation.get();
  const settings = Object.entries(JSON.parse(pixel?.settings ?? '{}') as Readonly<Record<string, string>>);
  const rows = settings.map(
    ([name, value]) =>
      html`<tr>
        <td>${name}</td>
        <td><code>${value}</code></td>
      </tr>`,
  );
  const state = pixel
    ? html`<p>
          <span class="badge">connected</span> It speaks once a shopper has agreed to analytics in the
          <a href="/">storefront</a>.
        </p>
        <table>
          <tbody>
            ${rows}
          </tbody>
        </table>`
    : html`<p>The app has no pixel in this shop.</p>`;
  const main = html`<div class="page">
    <h1>Customer events</h1>
    <section class="card">
      <h2>App pixel of ${config.name}</h2>
      ${state}
    </section>
  </div>`;
  return { title: 'Customer events', place: 'pixel', main };
}
