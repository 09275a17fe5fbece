import type { Browser } from '@shopify/web-pixels-extension';
import type { PixelEvent } from './types.ts';

const KEY = 'regulars_outbox';
const BATCH = 10;
const WAIT_MS = 2000;
/** Of a server that stays away, only so many events are kept. */
const CAPACITY = 50;

interface Outbox {
  /** Take an event. It leaves with the next batch, at once when `urgent`. */
  put(event: PixelEvent, urgent?: boolean): Promise<void>;
  /** Throw away what has not left. */
  clear(): Promise<void>;
}

interface OutboxOptions {
  readonly browser: Browser;
  readonly endpoint: string;
  /** The shop's domain. */
  readonly shop: string;
}

/**
 * Batch events: ten at a time or after two seconds. What waits is mirrored in the tab's session storage, so that
 * a page left early, or a server out of reach, loses nothing: the next page sends it (the ids make a repeat harmless).
 */
export function createOutbox({ browser, endpoint, shop }: OutboxOptions): Outbox {
  let waiting: PixelEvent[] = [];
  let sending: PixelEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restored = browser.sessionStorage
    .getItem(KEY)
    .then((text) => {
      waiting.unshift(...(JSON.parse(text ?? '[]') as PixelEvent[]));
      if (waiting.length) schedule();
    })
    .catch(() => undefined);

  function schedule(): void {
    timer ??= setTimeout(() => void flush(), WAIT_MS);
  }

  async function keep(): Promise<void> {
    await browser.sessionStorage.setItem(KEY, JSON.stringify([...sending, ...waiting]));
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting.splice(0, BATCH);
    if (!batch.length) return;
    sending.push(...batch);
    const settle = () => (sending = sending.filter((event) => !batch.includes(event)));
    try {
      // text/plain needs no preflight, and keepalive outlives the page.
      await fetch(endpoint, {
        method: 'POST',
        keepalive: true,
        headers: { 'Content-Type': 'text/plain' },
        body: JSON.stringify({ shop, events: batch }),
      });
      settle();
    } catch {
      settle();
      waiting = [...batch, ...waiting].slice(-CAPACITY);
      return keep();
    }
    await keep();
    if (waiting.length) schedule();
  }

  return {
    async put(event, urgent = false) {
      waiting.push(event);
      await Promise.all([restored, keep()]);
      if (urgent || waiting.length >= BATCH) await flush();
      else schedule();
    },
    async clear() {
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
      await browser.sessionStorage.removeItem(KEY);
    },
  };
}
