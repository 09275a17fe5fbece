import { buildScripts, type Scripts } from './build-scripts.ts';

let scripts: Promise<Scripts> | undefined;

/** Serve a script of the page, bundled at first need; null if there is no such script. */
export async function serveScript(file: string): Promise<Response | null> {
  const text = (await (scripts ??= buildScripts()))[file];
  if (text === undefined) return null;
  return new Response(text, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
