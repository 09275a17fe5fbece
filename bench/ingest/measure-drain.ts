import { closeApp, createApp } from '#app/create-app.server.ts';
import { drainInbox } from '#app/ingest/drain-inbox.ts';
import { createInbox } from '#app/ingest/inbox.ts';
import type { Report } from '../figure.ts';
import { makeEnv } from '../make-env.ts';

const ORDERS = 5000;
const LINES = 10;
const SHOPS = 10;

/** How fast kept orders become facts: reading, checking and writing, with the mark that they are done. */
export async function measureDrain(report: Report): Promise<void> {
  const { env, remove } = makeEnv();
  const app = createApp(env);
  try {
    const inbox = createInbox(app);
    const waits = Array.from({ length: ORDERS }, (_, n) => {
      const body = Buffer.from(JSON.stringify(makeOrder(n)));
      const head = {
        deliveryId: `d${n}`,
        topic: 'orders/create',
        apiVersion: '2026-10',
        eventId: null,
        triggeredAt: null,
      };
      const delivery = { ...head, shop: `bench-${n % SHOPS}.myshopify.com`, receivedAt: app.now(), body };
      return new Promise<boolean>((resolve) => inbox.append(delivery, resolve));
    });
    await Promise.all(waits);
    const started = performance.now();
    const cpuBefore = process.cpuUsage();
    while ((await drainInbox(app)) > 0);
    const perSecond = (ORDERS / (performance.now() - started)) * 1000;
    const detail = `${ORDERS} orders of ${LINES} lines from ${SHOPS} shops, one thread, synchronous=FULL`;
    const { user, system } = process.cpuUsage(cpuBefore);
    report({ name: 'inbox read: orders per second', value: perSecond, unit: '1/s', detail });
    report({
      name: 'inbox read: CPU an order',
      value: (user + system) / ORDERS,
      unit: 'us',
      detail: 'of the whole process',
    });
  } finally {
    await closeApp(app);
    remove();
  }
}

function makeOrder(n: number): object {
  const at = new Date(1_760_000_000_000 + n * 1000).toISOString();
  return {
    ...{ id: 5_000_000_000_000 + n, name: `#${n}`, created_at: at, processed_at: at, updated_at: at, currency: 'GBP' },
    ...{ taxes_included: false, customer: { id: 7_000_000_000_000 + (n % 900) }, refunds: [] },
    line_items: Array.from({ length: LINES }, (_, line) => ({
      id: 9_000_000_000_000 + n * LINES + line,
      product_id: 8_000_000_000_000 + ((n * 7 + line) % 500),
      variant_id: 8_100_000_000_000 + ((n * 7 + line) % 500),
      title: 'A product with a title of ordinary length',
      quantity: 2,
      current_quantity: 2,
      price: '12.50',
      total_discount: '0.00',
      discount_allocations: [],
      tax_lines: [],
      gift_card: false,
    })),
  };
}
