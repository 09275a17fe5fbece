import type { StoreParts } from './store-parts.ts';
import type { CountryRow } from './types.ts';

/** The country most of the shop's last 200 sent orders went to; null if none was sent. Ties break by its code. */
export function findHomeCountry({ sql }: Pick<StoreParts, 'sql'>): CountryRow | null {
  const statement = sql.prepare(
    `SELECT country FROM (
       SELECT json_extract(json, '$.shippingAddress.countryCodeV2') AS country FROM ShopOrder ORDER BY createdAt DESC, id DESC
       LIMIT 200)
     WHERE country IS NOT NULL GROUP BY country ORDER BY count(*) DESC, country LIMIT 1`,
  );
  const country = statement.pluck().get() as string | undefined;
  return country === undefined ? null : { countryCodeV2: country };
}
