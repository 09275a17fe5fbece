import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { createWebhookReceiver } from '#app/ingest/receive-webhook.ts';
import { rebuildStaleProfiles } from '#app/profiles/rebuild-stale-profiles.ts';
import { hashState } from '#app/training/hash-state.ts';
import { createRandom, type Random } from '#sandbox/random.ts';
import { drainAll } from '#tests/support/deliver-webhook.ts';
import { dumpFacts } from '#tests/support/dump-facts.ts';
import { listen } from '#tests/support/listen.ts';
import { openTestApp, TEST_SECRET } from '#tests/support/open-test-app.ts';
import { groupOrders } from '../../bench/replay/group-orders.ts';
import { writeDeliveries } from '../../bench/replay/write-deliveries.ts';
import { sendWebhooks } from '../../bench/send-webhooks.ts';

const SHOP = 'replay.myshopify.com';
const bag = (minor: number) => ({ shopMoney: { amount: (minor / 100).toFixed(2), currencyCode: 'GBP' } });

/** Orders of a few customers and guests, with discounts, refunds, edits, cancellations and test orders. */
function writeOrders(count: number, random: Random): string[] {
  const rows: object[] = [];
  for (let n = 1; n <= count; n++) {
    const at = new Date(Date.UTC(2026, 0, 1) + random.between(0, 100 * 86_400) * 1000).toISOString();
    const id = `gid://shopify/Order/${n}`;
    const times = { createdAt: at, processedAt: at, updatedAt: at, cancelledAt: random.chance(0.05) ? at : null };
    const customer = random.chance(0.2) ? null : { id: `gid://shopify/Customer/${random.between(1, 8)}` };
    rows.push({ id, name: `#${n}`, ...times, test: random.chance(0.05), currencyCode: 'GBP', customer });
    const lines = random.between(1, 4);
    for (let line = 1; line <= lines; line++) {
      const [lineId, product, quantity, price] = [
        `gid://shopify/LineItem/${n * 10 + line}`,
        random.between(1, 9),
        random.between(1, 3),
        random.between(100, 3000),
      ];
      const refunded = random.chance(0.15) ? 1 : 0;
      const removed = random.chance(0.05) && quantity > refunded ? 1 : 0;
      const total = price * quantity - (random.chance(0.3) ? random.between(1, 99) : 0);
      rows.push({
        ...{ id: lineId, __parentId: id, quantity, currentQuantity: quantity - refunded - removed },
        ...{ originalUnitPriceSet: bag(price), discountedTotalSet: bag(total) },
        ...{
          product: { id: `gid://shopify/Product/${product}` },
          variant: { id: `gid://shopify/ProductVariant/${product}` },
        },
      });
      if (refunded === 0) continue;
      const refundId = `gid://shopify/Refund/${n * 10 + line}`;
      rows.push({ id: refundId, __parentId: id, createdAt: at, processedAt: at });
      rows.push({
        id: `gid://shopify/RefundLineItem/${n * 10 + line}`,
        __parentId: refundId,
        quantity: 1,
        lineItem: { id: lineId },
        subtotalSet: bag(Math.floor(total / quantity)),
      });
    }
  }
  return rows.map((row) => JSON.stringify(row));
}

async function importInto(app: App, texts: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, 'shop.json'),
    JSON.stringify({ shop: SHOP, currencyCode: 'GBP', ianaTimezone: 'Europe/London' }),
  );
  writeFileSync(join(folder, 'orders.jsonl'), texts.join('\n'));
  await importShop(folder, { db: app.db, now: app.now() });
}

function hashOf(app: App): string {
  rebuildStaleProfiles(app.db, Infinity, { shopId: 1 });
  return hashState(app.db, 1);
}

test.each([1, 2, 3])(
  'orders as signed webhooks, a tenth twice and in random order, leave the state of their import (seed %i)',
  async (seed) => {
    const random = createRandom(seed);
    const texts = writeOrders(120, random);
    const [imported, replayed] = [openTestApp(), openTestApp()];
    await importInto(imported, texts);
    await importInto(replayed, []);
    const deliveries = writeDeliveries(groupOrders(texts, 1000), { random: () => random.next(), duplicates: 0.1 });
    const url = await listen(createWebhookReceiver(replayed));
    let next = 0;
    const acknowledged = await sendWebhooks({
      url,
      shop: SHOP,
      secret: TEST_SECRET,
      connections: 8,
      next: () => deliveries[next++] ?? null,
    });
    expect(acknowledged).toBe(deliveries.length);
    await drainAll(replayed);
    expect(replayed.db.sql.prepare('SELECT reason FROM DeadLetter').all()).toEqual([]);
    expect(dumpFacts(replayed.db, 1)).toBe(dumpFacts(imported.db, 1));
    expect(hashOf(replayed)).toBe(hashOf(imported));
    // What is missing shows: the comparison is of something.
    const { orderId } = replayed.db.sql.prepare('SELECT orderId FROM OrderLine WHERE netMinor > 0 LIMIT 1').get() as {
      orderId: number;
    };
    replayed.db.sql.prepare('DELETE FROM OrderLine WHERE orderId = ?').run(orderId);
    expect(dumpFacts(replayed.db, 1)).not.toBe(dumpFacts(imported.db, 1));
  },
);
