import type { BenchWebhook } from '../send-webhooks.ts';
import { writeOrderPayload, writeRefundPayload, type OrderRows } from './write-order-payload.ts';

interface DeliveryOptions {
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  /** Share of deliveries that come twice, under the same id or another. */
  readonly duplicates: number;
}

/**
 * Write orders as the webhooks a shop would have sent of them: each at its creation, before its refunds; each refund;
 * and the order as it is now. In random order, some of them twice.
 */
export function writeDeliveries(
  orders: readonly OrderRows[],
  { random, duplicates }: DeliveryOptions,
): readonly BenchWebhook[] {
  const deliveries: BenchWebhook[] = [];
  const add = (topic: string, payload: object) => {
    deliveries.push({ topic, id: `delivery-${deliveries.length}`, body: Buffer.from(JSON.stringify(payload)) });
  };
  for (const rows of orders) {
    const now = writeOrderPayload(rows);
    if (rows.refunds.length > 0) {
      add('orders/create', writeCreation(now));
      for (const refund of rows.refunds) add('refunds/create', writeRefundPayload(refund));
    }
    add(rows.refunds.length > 0 ? 'orders/updated' : 'orders/create', now);
  }
  const again = Math.round(deliveries.length * duplicates);
  for (let n = 0; n < again; n++) {
    const picked = deliveries[Math.floor(random() * deliveries.length)] as BenchWebhook;
    deliveries.push(n % 2 === 0 ? picked : { ...picked, id: `${picked.id}-again-${n}` });
  }
  return shuffle(deliveries, random);
}

/** The order as it was a second before it became what it is: nothing given back yet. */
function writeCreation(now: Readonly<Record<string, unknown>>): object {
  const updated_at = new Date(Date.parse(String(now.updated_at)) - 1000).toISOString();
  const lines = now.line_items as readonly { readonly quantity: number }[];
  return {
    ...now,
    updated_at,
    refunds: [],
    line_items: lines.map((line) => ({ ...line, current_quantity: line.quantity })),
  };
}

/** Fisher and Yates. */
function shuffle<T>(items: T[], random: () => number): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    [items[last], items[pick]] = [items[pick] as T, items[last] as T];
  }
  return items;
}
