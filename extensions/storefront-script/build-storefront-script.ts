import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ENTRY = fileURLToPath(new URL('define-element.ts', import.meta.url));
const ASSET = fileURLToPath(new URL('../storefront/assets/regulars.js', import.meta.url));

/** Build the block's script: `storefront/assets/regulars.js`, committed because Shopify serves the folder as it is. */
export async function buildStorefrontScript({ write = false } = {}): Promise<string> {
  const result = await build({
    entryPoints: [ENTRY],
    outfile: ASSET,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  const text = result.outputFiles[0]!.text;
  if (write) await writeFile(ASSET, text);
  return text;
}

if (import.meta.main) await buildStorefrontScript({ write: true });
