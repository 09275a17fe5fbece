/** Parameters of one opening by Shopify: stale at the next. */
const ONCE = ['id_token', 'hmac', 'session', 'timestamp'];

/** The parameters of an address that the next one keeps: those of one opening go, and those named. */
export function listKeptFilters(search: string, without: readonly string[]): [name: string, value: string][] {
  return [...new URLSearchParams(search)].filter(([name]) => !ONCE.includes(name) && !without.includes(name));
}
