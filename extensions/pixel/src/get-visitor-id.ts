import type { Browser } from '@shopify/web-pixels-extension';

/** Shared with the storefront blocks: whoever comes first makes the id, the other finds it. */
const KEY = 'regulars_visitor';

/** The visitor's id: the one the blocks use if there is one, else Shopify's client id, kept for them. */
export async function getVisitorId({ localStorage }: Browser, clientId: string): Promise<string> {
  const known = await localStorage.getItem(KEY);
  if (known) return known;
  await localStorage.setItem(KEY, clientId);
  return clientId;
}

/** Forget the visitor, whose consent is gone. */
export async function forgetVisitor({ localStorage }: Browser): Promise<void> {
  await localStorage.removeItem(KEY);
}
