import type { SandboxContext } from '../sandbox-context.ts';
import { html } from './html.ts';
import { listExtensions } from './list-extensions.ts';
import type { ShellPage } from './render-shell.ts';

/** Where deep links to the theme editor end: the sandbox's theme holds the app's blocks already. */
export function showThemePage({ store, config }: SandboxContext): ShellPage {
  const blocks = listExtensions().flatMap((extension) =>
    extension.activations.map(
      (block) =>
        html`<tr>
          <td>${block.name}</td>
          <td>${extension.handle}</td>
          <td><span class="badge">${block.status}</span></td>
        </tr>`,
    ),
  );
  const table = html`<table>
    <thead>
      <tr>
        <th>Block</th>
        <th>Extension</th>
        <th>In the theme</th>
      </tr>
    </thead>
    <tbody>
      ${blocks}
    </tbody>
  </table>`;
  const main = html`<div class="page">
    <h1>Online Store</h1>
    <section class="card">
      <h2>Blocks of ${config.name}</h2>
      <p>
        The sandbox's theme has no editor: it shows every block of the app where it belongs.
        <a href="/">See ${store.shop.name}</a>
      </p>
      ${blocks.length > 0 ? table : html`<p>The app has no blocks.</p>`}
    </section>
  </div>`;
  return { title: 'Online Store', place: 'theme', main };
}
