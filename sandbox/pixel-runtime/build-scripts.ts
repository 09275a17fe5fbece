import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PIXEL = new URL('../../extensions/pixel/src/index.ts', import.meta.url);

/** The scripts of a storefront page, by file name. */
export type Scripts = Readonly<Record<string, string>>;

/** Bundle the page's own script, and the worker that runs our pixel extension exactly as it is. */
export async function buildScripts(): Promise<Scripts> {
  const [page, shim, pixel] = await Promise.all([
    bundle(new URL('page/start-page.ts', import.meta.url)),
    bundle(new URL('worker/serve-pixel.ts', import.meta.url)),
    bundle(PIXEL),
  ]);
  return { 'page.js': page, 'pixel-worker.js': `${shim}\n${pixel}` };
}

async function bundle(entry: URL): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  });
  return result.outputFiles[0]!.text;
}
