import type { App } from '../app.server.ts';
import { SECOND } from '../time.ts';
import { prepareOnce } from './prepare-once.ts';

const FRESH_FOR = 5 * SECOND;
const CAPACITY = 10_000;
const known = new WeakMap<App, Map<string, { readonly shopId: number; readonly at: number }>>();

/** The id of a shop by its domain, at most some seconds old; null if it is not known. For the hot paths, where a look into the file costs more than the answer. */
export function findKnownShop(app: App, domain: string): number | null {
  let shops = known.get(app);
  if (!shops) known.set(app, (shops = new Map()));
  const now = app.now();
  const remembered = shops.get(domain);
  if (remembered && now - remembered.at < FRESH_FOR) return remembered.shopId;
  const shopId = prepareOnce(app.db, 'SELECT id FROM Shop WHERE domain = ?').pluck().get(domain) as number | undefined;
  shops.delete(domain);
  if (shopId === undefined) return null;
  shops.set(domain, { shopId, at: now });
  if (shops.size > CAPACITY) shops.delete(shops.keys().next().value!);
  return shopId;
}
