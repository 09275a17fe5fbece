import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '#sandbox/random.ts';
import type { Report } from '../figure.ts';
import { BENCH_SECRET } from '../make-env.ts';
import { sendWebhooks } from '../send-webhooks.ts';
import { spawnServer } from '../spawn-server.ts';
import type { FreshFacts } from './serve.ts';

const SCRIPT = new URL('serve.ts', import.meta.url);
/** Between two orders, in milliseconds: from none to twice this. */
const PAUSE = 75;
const POLL = 5;
const PATIENCE = 180_000;
const LINES = 3;
/** The number of the order before all that are measured. */
const WARM_UP = 1_000_000;

interface Shown {
  readonly id: string;
  readonly reasonDetail: { readonly kind: string; readonly orders: number | null };
}

/**
 * How long after its webhook was acknowledged an order is counted in an answer: a real server with its worker, orders
 * signed and sent one after the other, the shop's trending list asked for all the while. Each order holds the product
 * at the top of that list, whose orders the answer tells; guests and known buyers by turns.
 *
 * @throws {Error} if an order is not seen within some minutes.
 */
export async function measureVisible(folder: string, orders: number, report: Report): Promise<void> {
  const server = await spawnServer<FreshFacts>(SCRIPT, ['fresh', folder]);
  try {
    const top = await warmUp(server);
    const acknowledgedAt: number[] = [];
    const seenAt: number[] = [];
    const random = createRandom(20_261_122);
    const cpuBefore = await server.readCpuMicros();
    const send = async () => {
      for (let n = 0; n < orders; n++) {
        await sendOrder(server, Number(top.id), n, random.between(0, server.productIds.length - 1 - LINES));
        acknowledgedAt.push(performance.now());
        await sleep(random.next() * 2 * PAUSE);
      }
    };
    const watch = async () => {
      const until = performance.now() + PATIENCE + orders * 2 * PAUSE;
      while (seenAt.length < orders) {
        const shown = (await askTop(server))!.reasonDetail.orders! - top.reasonDetail.orders!;
        while (seenAt.length < shown) seenAt.push(performance.now());
        if (performance.now() > until)
          throw new Error(`Cannot measure: ${orders} orders must be seen, got ${seenAt.length}.`);
        await sleep(POLL);
      }
    };
    await Promise.all([send(), watch()]);
    const cpu = (await server.readCpuMicros()) - cpuBefore;
    const waits = seenAt.map((at, n) => Math.max(0, at - acknowledgedAt[n]!)).sort((a, b) => a - b);
    const quantile = (share: number) => waits[Math.ceil(share * waits.length) - 1]!;
    const detail = `acknowledged to answered, ${orders} orders of ${LINES + 1} products over HTTP, asked every ${POLL} ms; p50 ${quantile(0.5).toFixed(0)}, most ${quantile(1).toFixed(0)} ms; server and worker used ${(cpu / 1000 / orders).toFixed(1)} ms of CPU an order, answers included`;
    report({ name: 'fresh.visible.p99.ms', value: quantile(0.99), unit: 'ms', detail });
  } finally {
    await server.close();
  }
}

/** Wait until counts are loaded and the worker reads: a first order is seen. @returns the top of the trending list. */
async function warmUp(server: FreshFacts): Promise<Shown> {
  // Without a model there is no trending list before the counts are loaded.
  const top = await awaitTop(server, ({ reasonDetail }) => reasonDetail.kind === 'trending');
  await sendOrder(server, Number(top.id), WARM_UP, 0);
  return awaitTop(server, ({ reasonDetail }) => reasonDetail.orders! > top.reasonDetail.orders!);
}

async function awaitTop(server: FreshFacts, isAwaited: (shown: Shown) => boolean): Promise<Shown> {
  for (const until = performance.now() + PATIENCE; performance.now() < until; await sleep(POLL)) {
    const shown = await askTop(server);
    if (shown && isAwaited(shown)) return shown;
  }
  throw new Error('Cannot measure: the shop must have a product that is trending and can be shown.');
}

async function askTop({ url, domain }: FreshFacts): Promise<Shown | undefined> {
  const params = new URLSearchParams({ placement: 'home', limit: '1', shop: domain, logged_in_customer_id: '' });
  params.set('path_prefix', '/apps/regulars');
  params.set('timestamp', String(Math.floor(Date.now() / 1000)));
  const message = [...params].map(([key, value]) => `${key}=${value}`).sort();
  params.set('signature', createHmac('sha256', BENCH_SECRET).update(message.join('')).digest('hex'));
  const answer = await fetch(`${url}/proxy/recommendations?${params}`);
  return ((await answer.json()) as { readonly products: readonly Shown[] }).products[0];
}

async function sendOrder(server: FreshFacts, top: number, n: number, from: number): Promise<void> {
  const at = new Date().toISOString();
  const products = [top, ...server.productIds.slice(from, from + LINES).filter((id) => id !== top)];
  const customer = n % 2 === 0 ? null : { id: server.customerIds[n % server.customerIds.length] };
  const lines = products.map((productId, line) => ({
    ...{ id: 9_000_000_000_000 + n * 10 + line, product_id: productId, variant_id: productId + 1 },
    ...{ quantity: 1, current_quantity: 1, price: '12.50', total_discount: '0.00', discount_allocations: [] },
    ...{ tax_lines: [], gift_card: false },
  }));
  const order = {
    ...{ id: 8_000_000_000_000 + n, name: `#fresh-${n}`, created_at: at, processed_at: at, updated_at: at },
    ...{ currency: 'GBP', taxes_included: false, customer, refunds: [], line_items: lines },
  };
  let next: object | null = order;
  await sendWebhooks({
    ...{ url: server.url, shop: server.domain, secret: BENCH_SECRET, connections: 1 },
    next() {
      const body = next && Buffer.from(JSON.stringify(next));
      next = null;
      return body && { topic: 'orders/create', id: `fresh-${n}`, body };
    },
  });
}
