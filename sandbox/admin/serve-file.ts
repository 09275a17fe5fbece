import { readFileSync } from 'node:fs';

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** Serve a script or style sheet of the sandbox, by its path from this folder. */
export function serveFile(path: string): Response {
  const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain';
  return new Response(readFileSync(new URL(path, import.meta.url)), {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    },
  });
}
