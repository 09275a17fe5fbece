import { existsSync, readFileSync } from 'node:fs';
import type { SandboxContext } from '../sandbox-context.ts';
import { gid } from '../store/gid.ts';
import { html, type Html } from './html.ts';

const LOCALES = new URL('../../extensions/buyer-profile/locales/', import.meta.url);

/** The document in which the app's block of the customer page runs. @param language of the merchant. */
export function showBlock({ store, appUrl }: SandboxContext, customerId: number, language: string): Response {
  const base = `/store/${store.shop.domain.replace('.myshopify.com', '')}`;
  const facts = {
    base,
    appOrigin: new URL(appUrl).origin,
    appPath: `${base}/apps/regulars`,
    customer: gid.write('Customer', customerId),
    ...readWords(language),
    script: '/_sandbox/buyer-profile.js',
  };
  const script: Html = { html: JSON.stringify(facts).replaceAll('<', '\\u003c') };
  const page = html`<!doctype html>
    <html lang="${facts.language}">
      <head>
        <meta charset="utf-8" />
        <title>Buyer profile</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/_sandbox/block.css" />
        <script type="application/json" id="facts">
          ${script}
        </script>
        <script type="module" src="/_sandbox/block.js"></script>
      </head>
      <body></body>
    </html>`;
  return new Response(page.html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** English where the extension does not speak the language. */
function readWords(language: string): { readonly language: string; readonly locale: unknown } {
  const file = /^[a-zA-Z-]+$/.test(language) ? new URL(`${language}.json`, LOCALES) : null;
  const isSpoken = file !== null && existsSync(file);
  const locale = isSpoken ? file : new URL('en.default.json', LOCALES);
  return { language: isSpoken ? language : 'en', locale: JSON.parse(readFileSync(locale, 'utf8')) as unknown };
}
