import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import type { Locale } from '#sandbox/admin/block/create-translate.ts';

const FOLDER = fileURLToPath(new URL('../../extensions/buyer-profile', import.meta.url));
const LOCALES = ['en.default', 'de', 'zh-CN'] as const;

const readLocale = (name: string) =>
  JSON.parse(readFileSync(join(FOLDER, 'locales', `${name}.json`), 'utf8')) as Locale;

describe('the extension of the customer page', () => {
  test('declares its target and an API version that Shopify still takes', () => {
    expect(parse(readFileSync(join(FOLDER, 'shopify.extension.toml'), 'utf8'))).toMatchObject({
      api_version: '2026-07',
      extensions: [
        {
          type: 'ui_extension',
          handle: 'regulars-buyer-profile',
          targeting: [{ target: 'admin.customer-details.block.render', module: './src/index.tsx' }],
        },
      ],
    });
  });

  test('the three languages say the same things with the same values', () => {
    const [en, de, zh] = LOCALES.map((name) => listValues(readLocale(name)));
    expect(de).toEqual(en);
    expect(zh).toEqual(en);
  });

  test('stands alone, and is far below the 64 KB that Shopify allows', async () => {
    const { metafile, outputFiles } = await build({
      entryPoints: [join(FOLDER, 'src/index.tsx')],
      bundle: true,
      minify: true,
      metafile: true,
      write: false,
      format: 'esm',
    });
    expect(gzipSync(outputFiles[0]!.contents).length).toBeLessThan(16 * 1024);
    const foreign = Object.keys(metafile.inputs).filter(
      (path) =>
        !/^extensions\/buyer-profile\/src\/|node_modules\/(@shopify\/ui-extensions|preact|@preact\/signals)/.test(path),
    );
    expect(foreign).toEqual([]);
    expect(readdirSync(FOLDER).sort()).toEqual(['locales', 'shopify.extension.toml', 'src', 'tsconfig.json']);
  });
});

/** Keys of all messages with the values they name. */
function listValues(locale: Locale, path = ''): string[] {
  return Object.entries(locale)
    .flatMap(([key, value]) =>
      typeof value === 'string'
        ? [`${path}${key} ${[...new Set(value.match(/\{\{\w+\}\}/g))].sort().join()}`]
        : listValues(value, `${path}${key}.`),
    )
    .sort();
}
