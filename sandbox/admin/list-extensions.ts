import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';

/** A block of a theme app extension, as App Bridge's `app.extensions()` tells it. */
export interface BlockActivation {
  readonly handle: string;
  readonly name: string;
  readonly target: string;
  readonly status: 'active';
  readonly activations: readonly { readonly target: string; readonly themeId: string }[];
}

/** An extension of the app, in the form of App Bridge's ExtensionInfo. */
export interface ExtensionActivation {
  readonly handle: string;
  readonly type: 'theme_app_extension';
  readonly activations: readonly BlockActivation[];
}

const EXTENSIONS = new URL('../../extensions/', import.meta.url);
const THEME = 'gid://shopify/OnlineStoreTheme/1';
const tomlSchema = z.object({ type: z.string(), name: z.string(), handle: z.string().optional() });
const blockSchema = z.object({ name: z.string(), target: z.string() });

/** The app's theme extensions with their blocks, all of them in the sandbox's one theme. */
export function listExtensions(): readonly ExtensionActivation[] {
  if (!existsSync(EXTENSIONS)) return [];
  return readdirSync(EXTENSIONS).flatMap((folder): ExtensionActivation[] => {
    const file = new URL(`${folder}/shopify.extension.toml`, EXTENSIONS);
    const toml = existsSync(file) ? tomlSchema.safeParse(parse(readFileSync(file, 'utf8'))) : undefined;
    if (!toml?.success || toml.data.type !== 'theme') return [];
    return [
      {
        handle: toml.data.handle ?? folder,
        type: 'theme_app_extension',
        activations: listBlocks(new URL(`${folder}/blocks/`, EXTENSIONS)),
      },
    ];
  });
}

/** The merchant's words: a name `t:a.b` stands in the extension's schema locale. */
function readName(name: string, locales: URL): string {
  const file = new URL('en.default.schema.json', locales);
  if (!name.startsWith('t:') || !existsSync(file)) return name;
  const found = name
    .slice(2)
    .split('.')
    .reduce<unknown>(
      (tree, key) => (tree as Readonly<Record<string, unknown>> | undefined)?.[key],
      JSON.parse(readFileSync(file, 'utf8')),
    );
  return typeof found === 'string' ? found : name;
}

function listBlocks(folder: URL): readonly BlockActivation[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.liquid'))
    .map((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const schema = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(text)?.[1] ?? '{}';
      const { name, target } = blockSchema.parse(JSON.parse(schema));
      const handle = basename(file, '.liquid');
      return {
        handle,
        name: readName(name, new URL('../locales/', folder)),
        target,
        status: 'active',
        activations: [{ target: `template--index/main/${handle}`, themeId: THEME }],
      };
    });
}
