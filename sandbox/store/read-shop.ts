import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ShopRow } from './types.ts';

const shopSchema = z.object({
  shop: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, 'must be a *.myshopify.com domain'),
  name: z.string().optional(),
  currencyCode: z.string().length(3),
  ianaTimezone: z.string().min(1),
});

/** Read a folder's shop.json; a shop without a name is named after its domain. @throws {Error} naming what is wrong. */
export function readShop(folder: string): ShopRow {
  const file = join(folder, 'shop.json');
  if (!existsSync(file))
    throw new Error(
      `Cannot load the shop: ${folder} must hold shop.json, products.jsonl, customers.jsonl and orders.jsonl.`,
    );
  const parsed = shopSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`Cannot load the shop: ${file} ${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { shop: domain, name, currencyCode, ianaTimezone } = parsed.data;
  return { domain, name: name ?? nameFrom(domain), currencyCode, ianaTimezone };
}

/** Undefined for text that is no JSON: the schema then says what is missing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameFrom(domain: string): string {
  const words = domain.replace('.myshopify.com', '').split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
