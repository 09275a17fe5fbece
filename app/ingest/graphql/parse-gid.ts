const PREFIX = 'gid://shopify/';

/** A global id's parts: `gid://shopify/Order/7` is order 7. */
export interface Gid {
  readonly kind: string;
  readonly id: number;
}

/** Parse a global id. Null if it is none, or its number is not a positive safe integer. */
export function parseGid(text: string): Gid | null {
  if (!text.startsWith(PREFIX)) return null;
  const slash = text.indexOf('/', PREFIX.length);
  const digits = text.slice(slash + 1);
  if (slash < 0 || !/^[1-9]\d{0,15}$/.test(digits)) return null;
  const id = Number(digits);
  return Number.isSafeInteger(id) ? { kind: text.slice(PREFIX.length, slash), id } : null;
}
