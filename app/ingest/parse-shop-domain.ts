const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/;

/** The shop's permanent domain in lower case, or null if it is not a `*.myshopify.com` name. */
export function parseShopDomain(text: string): string | null {
  const domain = text.toLowerCase();
  return SHOP_DOMAIN.test(domain) ? domain : null;
}
