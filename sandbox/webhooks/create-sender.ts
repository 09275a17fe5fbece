import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../sandbox-context.ts';
import { addressMessages } from './address-messages.ts';
import type { Message } from './list-messages.ts';
import { openDeliveries, type Delivery, type DeliveryLog } from './open-deliveries.ts';
import { postDelivery } from './post-delivery.ts';

/** How badly deliveries behave. Shares are 0 to 1. */
export interface DeliveryModes {
  /** Share of deliveries that are sent twice. */
  readonly duplicate: number;
  /** Share that is never sent. */
  readonly drop: number;
  /** Every delivery waits this long. */
  readonly delayMs: number;
  /** Every delivery waits up to this long more, at random: later ones overtake. */
  readonly shuffleMs: number;
}

export interface SenderOptions {
  readonly modes: DeliveryModes;
  /** Shopify's retries go over four hours; here they take this share of it. */
  readonly retryScale: number;
  /** Chance, 0 to 1. */
  readonly random: () => number;
}

/** Sends webhooks to the app. */
export interface WebhookSender extends Pick<DeliveryLog, 'list'> {
  /** Send the webhooks of one action to whoever subscribed to their topics. */
  send(messages: readonly Message[]): void;
  modes(): DeliveryModes;
  setModes(change: Partial<DeliveryModes>): DeliveryModes;
  /** Resolves when nothing waits any more. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const MOST_AT_ONCE = 10;
const MOST_RETRIES = 8;
const FIRST_RETRY_MS = 60_000;

/** Create the sender. Deliveries are kept in the shop's file until they are answered with 2xx or given up after eight retries. */
export function createSender(
  context: SandboxContext,
  { modes: first, retryScale, random }: SenderOptions,
): WebhookSender {
  const log = openDeliveries(context.store.sql);
  const inHand = new Set<number>();
  const settled: (() => void)[] = [];
  let modes = first;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const attempt = async (delivery: Delivery): Promise<void> => {
    const signature = createHmac('sha256', context.apiSecret).update(delivery.body).digest('base64');
    const { status, latencyMs } = await postDelivery(delivery, context.store.shop.domain, signature);
    if (closed) return;
    const done = status >= 200 && status < 300;
    const attempts = delivery.attempts + 1;
    const state = done ? 'delivered' : attempts > MOST_RETRIES ? 'failed' : 'waiting';
    const dueAt = context.now() + FIRST_RETRY_MS * 2 ** delivery.attempts * retryScale;
    log.set(delivery.id, { state, attempts, dueAt: Math.round(dueAt), status, latencyMs, triedAt: context.now() });
  };
  const wake = (): void => {
    if (closed) return;
    clearTimeout(timer);
    for (const delivery of log.due(context.now(), MOST_AT_ONCE - inHand.size, inHand)) {
      inHand.add(delivery.id);
      void attempt(delivery).finally(() => {
        inHand.delete(delivery.id);
        wake();
      });
    }
    const next = inHand.size < MOST_AT_ONCE ? log.nextDue(inHand) : null;
    if (next !== null) timer = setTimeout(wake, Math.max(1, next - context.now()));
    else if (inHand.size === 0) settled.splice(0).forEach((resolve) => resolve());
  };
  const later = (): number => context.now() + Math.round(modes.delayMs + random() * modes.shuffleMs);

  wake();
  return {
    list: log.list,
    modes: () => modes,
    setModes: (change) => (modes = { ...modes, ...change }),
    send(messages) {
      for (const delivery of addressMessages(context, messages)) {
        const dropped = random() < modes.drop;
        log.add({ ...delivery, ...(dropped ? { state: 'dropped', body: '' } : { state: 'waiting' }), dueAt: later() });
        if (!dropped && random() < modes.duplicate) log.add({ ...delivery, state: 'waiting', dueAt: later() });
      }
      wake();
    },
    settle: () => (log.waiting() === 0 ? Promise.resolve() : new Promise((resolve) => settled.push(resolve))),
    async close() {
      closed = true;
      clearTimeout(timer);
      while (inHand.size > 0) await new Promise((resume) => setTimeout(resume, 5));
    },
  };
}
