import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildStorefrontScript } from '../../extensions/storefront-script/build-storefront-script.ts';

// theme-check does not see unknown setting types, names too long or wrong targets, so we look ourselves.

const ROOT = fileURLToPath(new URL('../../extensions/storefront', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const readJson = (path: string) => JSON.parse(read(path)) as Record<string, unknown>;

const key = z.string().regex(/^t:[a-z_.]+$/);
const common = { id: z.string().regex(/^[a-z_]+$/), label: key, info: key.optional() };
const setting = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...common, default: z.string().min(1).optional() }),
  z.strictObject({ type: z.literal('checkbox'), ...common, default: z.boolean() }),
  z.strictObject({
    type: z.literal('range'),
    ...common,
    min: z.number(),
    max: z.number(),
    step: z.number(),
    default: z.number(),
  }),
  z.strictObject({
    type: z.literal('select'),
    ...common,
    default: z.string(),
    options: z.array(z.strictObject({ value: z.string(), label: key })).min(2),
  }),
]);
const blockSchema = z.strictObject({
  name: key,
  target: z.enum(['section', 'head', 'body', 'compliance_head']),
  stylesheet: z.string(),
  javascript: z.string(),
  enabled_on: z.strictObject({ templates: z.array(z.enum(['product', 'index', 'cart', 'collection'])) }),
  settings: z.array(setting),
});

const liquid = read('blocks/recommendations.liquid');
const schema = blockSchema.parse(JSON.parse(/\{% schema %\}([\s\S]*)\{% endschema %\}/.exec(liquid)![1]!));

/** `{a: {b: 'x'}}` as `['a.b']`. */
function listKeys(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([name, inner]) => listKeys(inner, prefix ? `${prefix}.${name}` : name));
}

function look(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], tree);
}

describe('the Recommendations block', () => {
  test('is a section block of the four templates, with a name a merchant can read whole', () => {
    expect(schema.target).toBe('section');
    expect(schema.enabled_on.templates.sort()).toEqual(['cart', 'collection', 'index', 'product']);
    for (const file of ['en.default', 'de', 'zh-CN']) {
      const name = look(readJson(`locales/${file}.schema.json`), schema.name.slice(2));
      expect(String(name).length, `name in ${file}`).toBeLessThanOrEqual(25);
    }
  });

  test('has settings whose ids are unique and whose defaults can be chosen', () => {
    const ids = schema.settings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of schema.settings) {
      if (one.type === 'select') expect(one.options.map(({ value }) => value)).toContain(one.default);
      if (one.type !== 'range') continue;
      // Shopify: the default lies on a step, and a range has at most 101 steps.
      expect((one.default - one.min) % one.step).toBe(0);
      expect((one.max - one.min) / one.step).toBeLessThanOrEqual(100);
    }
  });

  test('uses every setting, and no setting it does not have', () => {
    const used = new Set([...liquid.matchAll(/block\.settings\.(\w+)/g)].map(([, id]) => id));
    expect([...used].sort()).toEqual(schema.settings.map(({ id }) => id).sort());
  });

  test('names its strings in every language, and only those', () => {
    const english = readJson('locales/en.default.schema.json');
    const keys = [...JSON.stringify(schema).matchAll(/"t:([a-z_.]+)"/g)].map(([, name]) => name!);
    expect([...new Set(keys)].sort()).toEqual(listKeys(english).sort());
    for (const kind of ['', '.schema']) {
      const own = listKeys(readJson(`locales/en.default${kind}.json`)).sort();
      for (const language of ['de', 'zh-CN'])
        expect(listKeys(readJson(`locales/${language}${kind}.json`)).sort()).toEqual(own);
    }
  });
});

describe('the extension folder', () => {
  test('holds what Shopify accepts: four folders, one level deep, known kinds of files', () => {
    const allowed: Record<string, readonly string[]> = {
      assets: ['.css', '.js', '.svg', '.png', '.jpg', '.json', '.wasm'],
      blocks: ['.liquid'],
      snippets: ['.liquid'],
      locales: ['.json'],
    };
    for (const entry of readdirSync(ROOT, { withFileTypes: true })) {
      if (entry.isFile()) expect(entry.name).toBe('shopify.extension.toml');
      else
        for (const file of readdirSync(join(ROOT, entry.name), { withFileTypes: true })) {
          expect(file.isFile(), file.name).toBe(true);
          expect(allowed[entry.name], entry.name).toContain(extname(file.name));
        }
    }
    expect(parse(read('shopify.extension.toml'))).toMatchObject({ type: 'theme' });
  });

  test('stays small: script at most 4 KB and style at most 2 KB compressed, Liquid and locales far under the limits', () => {
    expect(gzipSync(read('assets/regulars.js'), { level: 9 }).length).toBeLessThanOrEqual(4096);
    expect(gzipSync(read('assets/regulars.css'), { level: 9 }).length).toBeLessThanOrEqual(2048);
    const sizeOf = (folder: string) =>
      readdirSync(join(ROOT, folder)).map((file) => statSync(join(ROOT, folder, file)).size);
    expect(Math.max(...sizeOf('locales'))).toBeLessThan(15_000);
    expect([...sizeOf('blocks'), ...sizeOf('snippets')].reduce((sum, size) => sum + size)).toBeLessThan(100_000);
  });

  test('serves exactly what its script is built from', async () => {
    expect(read('assets/regulars.js')).toBe(await buildStorefrontScript());
  });
});
