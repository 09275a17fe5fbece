import type { App } from '../app.server.ts';
import { prepareOnce } from './prepare-once.ts';

const FRESH_FOR = 10_000;
const CAPACITY = 10_000;

/** Create a look-up of installed shops by domain, at most ten seconds old. Null for a shop that is not installed. */
export function createShopDirectory(app: App): (domain: string) => number | null {
  const entries = new Map<string, { readonly shopId: number | null; readonly at: number }>();
  const sql = 'SELECT id FROM Shop WHERE domain = ? AND installedAt IS NOT NULL AND uninstalledAt IS NULL';
  return (domain) => {
    const now = app.now();
    const known = entries.get(domain);
    if (known && now - known.at < FRESH_FOR) return known.shopId;
    const shopId = (prepareOnce(app.db, sql).pluck().get(domain) as number | undefined) ?? null;
    entries.delete(domain);
    entries.set(domain, { shopId, at: now });
    if (entries.size > CAPACITY) entries.delete(entries.keys().next().value!);
    return shopId;
  };
}
