import { mintId } from './mint-id.ts';

/** Shared with the web pixel: whoever comes first makes the id, the other finds it. */
const KEY = 'regulars_visitor';

/** The visitor's id, made when first needed. Without consent to analytics there is none, and a stored one is removed. */
export function getVisitorId(): string | null {
  const privacy = window.Shopify?.customerPrivacy;
  try {
    if (!privacy?.analyticsProcessingAllowed?.()) {
      if (privacy) localStorage.removeItem(KEY);
      return null;
    }
    const id = localStorage.getItem(KEY) ?? mintId();
    localStorage.setItem(KEY, id);
    return id;
  } catch {
    return null;
  }
}
