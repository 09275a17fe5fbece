import { fileURLToPath } from 'node:url';
import { Liquid } from 'liquidjs';
import { formatMoney } from '../../extensions/storefront-script/format-money.ts';
import { EXTENSION_FOLDER } from './read-block.ts';

export const THEME_FOLDER = new URL('theme/', import.meta.url);

interface EngineOptions {
  readonly moneyFormat: string;
  /** The extension's strings, nested. */
  readonly strings: unknown;
}

/** Create a Liquid engine with the tags and filters of Shopify's that our theme and our blocks use. */
export function createEngine({ moneyFormat, strings }: EngineOptions): Liquid {
  const engine = new Liquid({
    root: [fileURLToPath(THEME_FOLDER), fileURLToPath(new URL('snippets/', EXTENSION_FOLDER))],
    extname: '.liquid',
    cache: true,
    strictFilters: true,
  });
  for (const name of ['schema', 'doc']) engine.registerTag(name, createSilentTag(name));
  const writeMoney = (minor: unknown, format: string) => formatMoney(String(Number(minor) / 100), format);
  engine.registerFilter('money', (minor: unknown) => writeMoney(minor, moneyFormat));
  engine.registerFilter('money_without_currency', (minor: unknown) => writeMoney(minor, '{{amount}}'));
  engine.registerFilter('image_url', (image: unknown, [, width]: [string, number] = ['width', 600]) =>
    image ? `${String(image)}?width=${width}` : '',
  );
  engine.registerFilter('asset_url', (file: string) => `/cdn/theme/${file}`);
  engine.registerFilter('stylesheet_tag', (url: string) => `<link rel="stylesheet" href="${url}">`);
  engine.registerFilter('t', (key: string, ...values: [string, unknown][]) => translate(strings, key, values));
  return engine;
}

function translate(strings: unknown, key: string, values: readonly [string, unknown][]): string {
  const found = key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], strings);
  if (typeof found !== 'string') return `translation missing: ${key}`;
  return values.reduce((text, [name, value]) => text.replaceAll(`{{ ${name} }}`, String(value)), found);
}

/** A tag whose content is not for the page. */
function createSilentTag(name: string): Parameters<Liquid['registerTag']>[1] {
  return {
    parse(token, remainTokens) {
      while (remainTokens.length) {
        const next = remainTokens.shift();
        if (next && 'name' in next && next.name === `end${name}`) return;
      }
      throw new Error(`Cannot read Liquid: ${token.getText()} must be closed.`);
    },
    render: () => undefined,
  };
}
