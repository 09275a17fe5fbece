import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** Bundle the App Bridge stand-in into the one classic script that apps load. */
export function buildAppBridge(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('app-bridge.js', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
