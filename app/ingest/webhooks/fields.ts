import { z } from 'zod';

// The fields of Shopify's REST payloads. Extra fields are ignored; what may be absent may also be null.

/** A numeric id that a double holds exactly. */
export const id = z.int('must be a whole number below 2^53').positive('must be positive');

/** A decimal amount; Shopify writes some as numbers. */
export const amount = z
  .union([z.string(), z.number()], 'must be a decimal')
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/, 'must be a decimal'));

/** The shop's side of a money bag. */
export const moneyBag = z
  .object(
    { shop_money: z.object({ amount, currency_code: z.string().nullish() }, 'must be an amount') },
    'must be a money bag',
  )
  .nullish();

export const currencyCode = z.string('must be a currency code').regex(/^[A-Z]{3}$/, 'must be a currency code');
export const text = z.string('must be a text');
export const flag = z.boolean('must be true or false').nullish().transform(Boolean);
