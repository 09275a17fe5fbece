import { parseShopDomain } from '../ingest/parse-shop-domain.ts';

/**
 * Read `--shop`: a shop's domain, or the name before `.myshopify.com` alone.
 *
 * @param verb what cannot be done without it, for the error.
 * @throws {Error} if no shop can be called so.
 */
export function readShopOption(verb: string, text: string): string {
  const domain = parseShopDomain(text.includes('.') ? text : `${text}.myshopify.com`);
  if (domain) return domain;
  throw new Error(
    `Cannot ${verb}: --shop must be NAME.myshopify.com or NAME alone (letters, digits, hyphens), got "${text}".`,
  );
}
