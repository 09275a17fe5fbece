import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';

const EXTENSIONS = new URL('../extensions/', import.meta.url);
const schema = z.object({
  type: z.literal('web_pixel_extension'),
  settings: z.object({ fields: z.record(z.string(), z.unknown()) }).optional(),
});

/** The settings the app's web pixel extension declares, or undefined if the app has no such extension. */
export function readPixelFields(): readonly string[] | undefined {
  if (!existsSync(EXTENSIONS)) return undefined;
  for (const folder of readdirSync(EXTENSIONS)) {
    const file = new URL(`${folder}/shopify.extension.toml`, EXTENSIONS);
    const toml = existsSync(file) ? schema.safeParse(parse(readFileSync(file, 'utf8'))) : undefined;
    if (toml?.success) return Object.keys(toml.data.settings?.fields ?? {});
  }
  return undefined;
}
