import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** The id of a shop by its `*.myshopify.com` domain. A shop that is not known yet gets a row. */
export function findShopId(db: Database, domain: string): number {
  const find = prepareOnce(db, 'SELECT id FROM Shop WHERE domain = ?').pluck();
  const known = find.get(domain) as number | undefined;
  if (known !== undefined) return known;
  prepareOnce(db, 'INSERT INTO Shop (domain, createdAt) VALUES (?, ?) ON CONFLICT DO NOTHING').run(domain, Date.now());
  return find.get(domain) as number;
}
