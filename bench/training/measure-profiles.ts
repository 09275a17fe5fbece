import { performance } from 'node:perf_hooks';
import { openDatabase, type Database } from '#app/db.server.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { loadProfileColumns } from '#app/profiles/load-profile-columns.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { rebuildStaleProfiles } from '#app/profiles/rebuild-stale-profiles.ts';
import { DAY, MINUTE } from '#app/time.ts';
import type { Figure } from '../figure.ts';
import { generateShop } from '../generate-shop.ts';

// Spawned by `runProfiles`: makes a shop, rebuilds its profiles, takes single orders, tells each figure, and ends.
const UPDATES = 300;
const [url = '', orders = '', buyers = '', endsAt = ''] = process.argv.slice(2);
const db = openDatabase(url, 'crash');
const shopId = addShop();
if (process.argv.includes('generate')) {
  const products = Math.max(50, Math.round(Number(orders) / 200));
  generateShop(db, shopId, { orders: Number(orders), buyers: Number(buyers), products, endsAt: Number(endsAt) });
} else {
  measure(`${orders} orders of ${buyers} buyers`);
}
await db.close();
process.disconnect?.();

function addShop(): number {
  const insert = `INSERT INTO Shop (domain, currency, ianaTimezone, createdAt, installedAt)
    VALUES ('bench.myshopify.com', 'USD', 'America/New_York', 1, 1) ON CONFLICT DO NOTHING`;
  db.sql.prepare(insert).run();
  return db.sql.prepare('SELECT id FROM Shop').pluck().get() as number;
}

function measure(shop: string): void {
  const first = time(() => rebuildProfiles(db, shopId));
  const rows = `${shop}, ${first.result.buyers} with a counted order`;
  tell('rebuild.seconds', first.ms / 1000, 's', `${rows}: read, all fits, all rows written anew`);
  tell('rebuild.rss.mb', process.resourceUsage().maxRSS / 1024, 'MB', 'most memory of the process, both threads');
  tell(
    'update.us',
    measureUpdates(db),
    'us',
    `CPU of one row after an order of a known buyer: read, described, written; mean of ${UPDATES}, ${shop}`,
  );
  const { orderedAt } = loadProfileColumns(db, shopId).columns;
  accept(900_000_000, orderedAt.at(-1)! + MINUTE, 5_000_001);
  rebuildStaleProfiles(db, Infinity);
  const again = time(() => rebuildProfiles(db, shopId));
  tell('refit.seconds', again.ms / 1000, 's', `${shop}, after one order: ${again.result.written} rows changed`);
}

/** By the sum: the clock of a thread's work ticks too coarsely for a single row. */
function measureUpdates(of: Database): number {
  const { orderedAt, customerIds } = loadProfileColumns(of, shopId).columns;
  const asOf = orderedAt.at(-1)!;
  const known = customerIds.filter((customerId) => customerId > 0);
  for (let n = 0; n < UPDATES; n++)
    accept(800_000_000 + n, asOf - DAY + n, known[Math.floor((n * known.length) / UPDATES)]!);
  const before = process.threadCpuUsage();
  while (rebuildStaleProfiles(of, 1) > 0);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / UPDATES;
}

function accept(orderId: number, at: number, customerId: number): void {
  const facts = createFactWriter(db, shopId, null);
  const head = { name: '', cancelledAt: null, test: false, currency: 'USD', checkoutToken: null };
  const unknown = { countryCode: null, sourceName: null, discountMinor: null, discountCodes: null };
  const goods = { productId: 1, variantId: 10_001, quantity: 1, currentQuantity: 1, netMinor: 900 };
  db.sql.transaction(() => {
    facts.order({ orderId, orderedAt: at, updatedAt: at, customerId, ...head, ...unknown });
    facts.orderLine({ orderId, lineId: orderId, updatedAt: at, isGiftCard: false, isSubscription: false, ...goods });
    facts.finish();
  })();
}

function time<Result>(run: () => Result): { readonly result: Result; readonly ms: number } {
  const startedAt = performance.now();
  return { result: run(), ms: performance.now() - startedAt };
}

function tell(name: string, value: number, unit: string, detail: string): void {
  const figure: Omit<Figure, 'suite'> = { name: `profiles.${name}`, value, unit, detail };
  process.send?.(figure);
}
