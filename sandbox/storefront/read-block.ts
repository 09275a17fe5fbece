import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const EXTENSION_FOLDER = new URL('../../extensions/storefront/', import.meta.url);

const schemaShape = z.object({
  name: z.string(),
  stylesheet: z.string().optional(),
  javascript: z.string().optional(),
  enabled_on: z.object({ templates: z.array(z.string()) }).optional(),
  settings: z.array(
    z.object({ id: z.string(), default: z.union([z.string(), z.number(), z.boolean()]).optional() }).loose(),
  ),
});

export interface Block {
  readonly liquid: string;
  readonly schema: z.infer<typeof schemaShape>;
  /** What a merchant gets who changes nothing. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/** Read a block of our theme app extension, as a theme gets it. @throws {Error} if it has no readable schema. */
export function readBlock(name: string): Block {
  const liquid = readFileSync(new URL(`blocks/${name}.liquid`, EXTENSION_FOLDER), 'utf8');
  const json = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(liquid)?.[1];
  if (!json) throw new Error(`Cannot read the block ${name}: its Liquid must have a schema.`);
  const schema = schemaShape.parse(JSON.parse(json));
  const defaults = Object.fromEntries(schema.settings.map((setting) => [setting.id, setting.default ?? '']));
  return { liquid, schema, defaults };
}
