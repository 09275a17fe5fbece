import { writeFileSync } from 'node:fs';
import type { Database } from '#app/db.server.ts';
import { DAY, HOUR, MINUTE } from '#app/time.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import type { Admin } from './open-admin.ts';

/** The rows of the first shop that was filled: training it again would find the same. */
let rows: Buffer | undefined;

/** Fill a shop with half a year of orders, a model, messages (one of them unreadable), visits, clicks and a data request. */
export function fillShop({ app, db, shopId }: Admin): void {
  const now = app.now();
  if (rows) copyRows(db, rows);
  else {
    fillPlain(db, shopId, now);
    rows = db.sql.serialize();
  }
  const body = app.sealer.seal('{"id":"not a number"}', `dead-letter:${shopId}:bad-1`);
  db.sql
    .prepare(
      `INSERT INTO DeadLetter (shopId, id, source, topic, reason, bodySealed, attempts, firstFailedAt, lastFailedAt)
       VALUES (?, 'bad-1', 'webhook', 'orders/updated', 'Cannot read order: id must be a number, got a text.', ?, 5, ?, ?)`,
    )
    .run(shopId, body, now - HOUR, now - HOUR);
  const file = app.sealer.seal('{"orders":[]}', `data-request:${shopId}:77`);
  db.sql
    .prepare('INSERT INTO DataRequest (shopId, requestId, requestedAt, dueAt, fileSealed) VALUES (?, ?, ?, ?, ?)')
    .run(shopId, '77', now - DAY, now + 29 * DAY, file);
}

/** What no key of the app is needed for. */
function fillPlain(db: Database, shopId: number, now: number): void {
  insertProducts(db, shopId, now);
  insertOrders(db, shopId, now - HOUR);
  db.sql.prepare('UPDATE Shop SET factsVersion = 1, catalogVersion = 1 WHERE id = ?').run(shopId);
  trainShop(db, shopId, { now });
  insertMessages(db, shopId, now);
  insertVisits(db, shopId, now);
  for (const resource of ['products', 'customers', 'orders', 'refunds'])
    db.sql
      .prepare(
        `INSERT INTO Backfill (shopId, resource, state, linesRead, objectCount, windowDays, startedAt, finishedAt)
         VALUES (?, ?, 'done', 400, 400, ?, ?, ?)`,
      )
      .run(shopId, resource, resource === 'orders' ? 60 : null, now - DAY, now - DAY + MINUTE);
}

/** Make every table what it is in `image`, a whole database with the same shop alone. */
function copyRows({ sql, file }: Database, image: Buffer): void {
  const source = `${file}.filled`;
  writeFileSync(source, image);
  sql.prepare('ATTACH ? AS filled').run(source);
  sql.pragma('foreign_keys = OFF');
  const names = sql
    .prepare(
      `SELECT name FROM filled.sqlite_schema WHERE type = 'table' AND name NOT IN ('_prisma_migrations', 'sqlite_stat1')`,
    )
    .pluck()
    .all() as string[];
  sql.transaction(() => {
    for (const name of names)
      sql.exec(`DELETE FROM main."${name}"; INSERT INTO main."${name}" SELECT * FROM filled."${name}"`);
  })();
  sql.pragma('foreign_keys = ON');
  sql.exec('DETACH filled');
}

function insertProducts(db: Database, shopId: number, now: number): void {
  for (let productId = 1; productId <= 6; productId++) {
    db.sql
      .prepare(
        `INSERT INTO Product (shopId, productId, title, handle, productType, status, publishedAt, createdAt, updatedAt)
         VALUES (?, ?, ?, ?, 'Cup', 'active', ?, ?, ?)`,
      )
      .run(shopId, productId, `Red cup ${productId}`, `red-cup-${productId}`, now - 300 * DAY, now - 300 * DAY, now);
    db.sql
      .prepare('INSERT INTO Variant (shopId, productId, variantId, priceMinor, updatedAt) VALUES (?, ?, ?, 950, ?)')
      .run(shopId, productId, productId * 10, now);
  }
}

/** 240 first orders over 180 days; every third buyer comes back every 25 days, every fifth once after 50. */
function insertOrders(db: Database, shopId: number, end: number): void {
  let orderId = 0;
  for (let buyer = 1; buyer <= 240; buyer++) {
    const first = end - 180 * DAY + Math.floor((buyer * 180 * DAY) / 240);
    const gaps = buyer % 3 === 0 ? [0, 25, 50, 75, 100] : buyer % 5 === 0 ? [0, 50] : [0];
    for (const gap of gaps) {
      const orderedAt = first + gap * DAY;
      if (orderedAt > end) continue;
      const lines = [1, 2 + (buyer % 4)].map((productId) => ({ productId, netMinor: 900 + 100 * productId }));
      insertOrder(db, shopId, { orderId: ++orderId, orderedAt, customerId: buyer % 17 === 0 ? null : buyer, lines });
    }
  }
}

function insertMessages(db: Database, shopId: number, now: number): void {
  const insert = db.sql.prepare(
    `INSERT INTO WebhookDelivery (shopId, deliveryId, topic, apiVersion, triggeredAt, receivedAt, state)
     VALUES (?, ?, 'orders/create', '2026-10', ?, ?, 'done')`,
  );
  for (let n = 1; n <= 40; n++) insert.run(shopId, `delivery-${n}`, now - n * MINUTE - n * 100, now - n * MINUTE);
}

function insertVisits(db: Database, shopId: number, now: number): void {
  db.sql
    .prepare(
      `INSERT INTO Interaction (shopId, eventId, kind, visitorId, productId, occurredAt, receivedAt)
       VALUES (?, 'event-1', 'view', 'visitor-1', 1, ?, ?)`,
    )
    .run(shopId, now - HOUR, now - HOUR);
  db.sql
    .prepare(
      `INSERT INTO Recommendation (shopId, recommendationId, placement, fallback, productId, productIds, issuedAt)
       VALUES (?, 'recommendation-1', 'product', 'co-purchase', 1, '[2,3]', ?)`,
    )
    .run(shopId, now - HOUR);
  const insert = db.sql.prepare(
    `INSERT INTO RecommendationEvent (shopId, eventId, kind, recommendationId, placement, productId, slot, occurredAt, receivedAt)
     VALUES (?, ?, ?, 'recommendation-1', 'product', 2, 1, ?, ?)`,
  );
  for (let n = 1; n <= 120; n++) insert.run(shopId, `seen-${n}`, 'impression', now - n * MINUTE, now - n * MINUTE);
  insert.run(shopId, 'clicked-1', 'click', now - HOUR, now - HOUR);
}
