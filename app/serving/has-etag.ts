/**
 * Whether an If-None-Match header names an entity tag, compared weakly: a proxy on the way may have compressed the
 * answer and marked its tag `W/`, or ask for several at once.
 */
export function hasEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((given) => given.trim().replace(/^W\//, '') === etag);
}
