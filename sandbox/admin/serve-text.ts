const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** Serve the text of a script (`js`) or style sheet (`css`). Apps of another origin may load it. */
export function serveText(text: string, kind: string): Response {
  const headers = { 'cache-control': 'no-cache', 'access-control-allow-origin': '*' };
  return new Response(text, {
    headers: { ...headers, 'content-type': `${TYPES[kind] ?? 'text/plain'}; charset=utf-8` },
  });
}
