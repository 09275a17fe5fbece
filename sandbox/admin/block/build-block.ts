import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const SCRIPTS = {
  /** The admin's side: it gives the block what Shopify gives it, and draws its elements. */
  'block.js': new URL('run-block.ts', import.meta.url),
  /** The app's extension, as it is. */
  'buyer-profile.js': new URL('../../../extensions/buyer-profile/src/index.tsx', import.meta.url),
} as const;

export type BlockScript = keyof typeof SCRIPTS;

const built = new Map<BlockScript, string>();

/** Bundle a script of the block on the customer page, at its first use. */
export function buildBlock(name: BlockScript): string {
  const known = built.get(name);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(SCRIPTS[name])],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  built.set(name, text);
  return text;
}
