/** Go on with a GET at another path of the shop. Another site's address becomes the home page. */
export function redirect(path: string): Response {
  const safe = /^\/(?![/\\])/.test(path) ? path : '/';
  return new Response(null, { status: 303, headers: { location: safe } });
}
