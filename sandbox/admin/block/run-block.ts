import { createTranslate, type Locale } from './create-translate.ts';
import { defineElements } from './define-elements.ts';

interface BlockFacts {
  /** The admin's own path of the shop. */
  readonly base: string;
  readonly appOrigin: string;
  /** Where the app is in the admin. */
  readonly appPath: string;
  readonly customer: string;
  readonly language: string;
  /** The extension's words in that language. */
  readonly locale: Locale;
  readonly script: string;
}

const facts = JSON.parse(document.getElementById('facts')?.textContent ?? '{}') as BlockFacts;

/** Run the extension as Shopify's admin runs it: with `shopify`, with a fetch that leads to the app, in a document of its own. */
async function runBlock(): Promise<void> {
  const plainFetch = window.fetch.bind(window);
  const askToken = async (): Promise<string> => {
    const response = await plainFetch(`${facts.base}/id-token`);
    return ((await response.json()) as { token: string }).token;
  };
  window.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, facts.appOrigin);
    const headers = new Headers(init?.headers);
    if (address.origin === facts.appOrigin) headers.set('Authorization', `Bearer ${await askToken()}`);
    return plainFetch(address, { ...init, headers });
  };
  const { language } = facts;
  Object.assign(window, {
    shopify: {
      extension: { target: 'admin.customer-details.block.render' },
      data: { selected: [{ id: facts.customer }] },
      auth: { idToken: askToken },
      i18n: {
        translate: createTranslate(facts.locale, language),
        formatNumber: (value: number, options?: object) => new Intl.NumberFormat(language, options).format(value),
        formatCurrency: (value: number, options?: object) =>
          new Intl.NumberFormat(language, { style: 'currency', ...options }).format(value),
        formatDate: (date: Date, options?: object) => new Intl.DateTimeFormat(language, options).format(date),
      },
    },
  });
  defineElements((address) => address.replace(/^app:\/*/, `${facts.appPath}/`));
  followHeight();
  const { default: start } = (await import(facts.script)) as { default: () => unknown };
  start();
}

/** The frame is as high as the block. */
function followHeight(): void {
  const frame = window.frameElement as HTMLElement | null;
  if (!frame) return;
  const follow = () => (frame.style.height = `${document.documentElement.offsetHeight}px`);
  new ResizeObserver(follow).observe(document.documentElement);
}

void runBlock();
