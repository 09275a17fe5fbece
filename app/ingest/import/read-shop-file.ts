import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const domain = z
  .string('must be a text')
  .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, 'must be a *.myshopify.com domain');

const schema = z
  .object({
    domain: domain.optional(),
    shop: domain.optional(),
    name: z.string('must be a text').default(''),
    currencyCode: z.string('must be a currency code').regex(/^[A-Z]{3}$/, 'must be a currency code'),
    ianaTimezone: z.string('must be a time zone').refine(isTimezone, 'must be an IANA time zone').default('UTC'),
  })
  .transform(({ domain, shop, ...settings }) => ({ ...settings, domain: domain ?? shop ?? null }));

/** What a shop folder says of its shop. */
export type ShopSettings = z.infer<typeof schema>;

/**
 * Read `shop.json` of a shop folder. Null if there is none.
 *
 * @throws {Error} if it is not JSON or a setting is malformed.
 */
export function readShopFile(folder: string): ShopSettings | null {
  const file = join(folder, 'shop.json');
  if (!existsSync(file)) return null;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Error(`Cannot read ${file}: it must be JSON (${(cause as Error).message}).`, { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`Cannot read ${file}: ${faults.join('; ')}.`);
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
