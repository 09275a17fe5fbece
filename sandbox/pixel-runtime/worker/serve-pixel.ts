import type { ConsentState, PublishedEvent, ToPage, ToWorker } from '../messages.ts';

/** Stands in for Shopify's strict pixel sandbox: the pixel's bundle follows this one in the same worker and calls `shopify.extend`. */

type Listener<T> = (message: T) => unknown;
type Start = (api: unknown) => void;

const scope = globalThis as unknown as { postMessage(message: ToPage): void; shopify: unknown; onmessage: unknown };
const answers = new Map<number, (value: unknown) => void>();
const listeners: { readonly name: string; readonly callback: Listener<PublishedEvent> }[] = [];
const consentListeners: Listener<{ customerPrivacy: ConsentState }>[] = [];
const published: PublishedEvent[] = [];
let start: Start | undefined;
let asked = 0;

scope.shopify = {
  extend(point: string, callback: Start) {
    if (point === 'WebPixel::Render') start = callback;
  },
};

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'start':
      return start?.({ analytics: { subscribe }, browser, init: data.init, settings: data.settings, customerPrivacy });
    case 'event':
      published.push(data.event);
      return listeners.forEach((listener) => hears(listener.name, data.event) && listener.callback(data.event));
    case 'consent':
      return consentListeners.forEach((callback) => callback({ customerPrivacy: data.customerPrivacy }));
    case 'answer':
      answers.get(data.id)?.(data.value);
      answers.delete(data.id);
  }
};

const customerPrivacy = {
  subscribe(_name: string, callback: Listener<{ customerPrivacy: ConsentState }>) {
    consentListeners.push(callback);
    return () => true;
  },
};

const browser = {
  cookie: proxyOf('cookie', ['get', 'set']),
  localStorage: proxyOf('localStorage', ['getItem', 'setItem', 'removeItem', 'clear', 'key', 'length']),
  sessionStorage: proxyOf('sessionStorage', ['getItem', 'setItem', 'removeItem', 'clear', 'key', 'length']),
  ...proxyOf('browser', ['sendBeacon']),
};

/** Subscribe, and hear what was published before. */
function subscribe(name: string, callback: Listener<PublishedEvent>): () => boolean {
  const listener = { name, callback };
  listeners.push(listener);
  for (const event of published) if (hears(name, event)) callback(event);
  return () => listeners.splice(listeners.indexOf(listener), 1).length > 0;
}

function hears(name: string, event: PublishedEvent): boolean {
  return name === event.name || name === 'all_events' || name === `all_${event.type}_events`;
}

/** Methods that the page runs for the worker. */
function proxyOf(target: string, methods: readonly string[]): Record<string, (...args: unknown[]) => Promise<unknown>> {
  const ask = (method: string, args: readonly unknown[]) =>
    new Promise((resolve) => {
      const id = ++asked;
      answers.set(id, resolve);
      scope.postMessage({ type: 'ask', id, target, method, args });
    });
  return Object.fromEntries(methods.map((method) => [method, (...args: unknown[]) => ask(method, args)]));
}

// The sandbox bar lists what the pixel sends.
const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const at = Date.now();
  const tell = (status: number) =>
    scope.postMessage({ type: 'sent', name: nameEvents(init?.body), status, ms: Date.now() - at, at });
  try {
    const response = await realFetch(input, init);
    tell(response.status);
    return response;
  } catch (error) {
    tell(0);
    throw error;
  }
};

function nameEvents(body: unknown): string {
  try {
    const { events } = JSON.parse(String(body)) as { events: readonly { kind: string }[] };
    return events.map(({ kind }) => kind).join(', ');
  } catch {
    return 'beacon';
  }
}
