const SHOPIFY_PARAMS = [
  'embedded',
  'hmac',
  'host',
  'id_token',
  'locale',
  'session',
  'shop',
  'timestamp',
  'shopify-reload',
];

/** A page of the app as the address bar shows it: without what Shopify added. */
export function pathOf(href) {
  const url = new URL(href, location.href);
  for (const name of SHOPIFY_PARAMS) url.searchParams.delete(name);
  return url.pathname + url.search + url.hash;
}
