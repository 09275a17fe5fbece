/** Shopify's global ids: `gid://shopify/Order/42`. */
export const gid = {
  /** Write the global id of a numeric one. */
  write(type: string, id: number): string {
    return `gid://shopify/${type}/${id}`;
  },
  /** Read the number of a global id of this type. @throws {Error} if it is another thing. */
  read(type: string, value: string): number {
    const found = gid.parse(value);
    if (found?.type !== type)
      throw new Error(`Cannot read an id: it must be gid://shopify/${type}/NUMBER, got "${value}".`);
    return found.id;
  },
  /** Split a global id, or undefined if it is none. */
  parse(value: string): { readonly type: string; readonly id: number } | undefined {
    const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(value);
    return match ? { type: match[1] ?? '', id: Number(match[2]) } : undefined;
  },
};
