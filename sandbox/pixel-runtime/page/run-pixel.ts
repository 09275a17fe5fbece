import type { ToPage, ToWorker } from '../messages.ts';
import type { Privacy } from './create-privacy.ts';
import type { Publisher } from './create-publisher.ts';
import type { PageFacts } from './read-page.ts';

interface PixelOptions {
  readonly facts: PageFacts;
  readonly privacy: Privacy;
  readonly publisher: Publisher;
  /** What the pixel sent. */
  readonly onSent: (call: Extract<ToPage, { type: 'sent' }>) => void;
}

/** Run the app's pixel in a worker, from the moment the visitor consents. It then hears what it missed. */
export function runPixel({ facts, privacy, publisher, onSent }: PixelOptions): void {
  const { pixel } = facts;
  if (!pixel) return;
  let worker: Worker | undefined;
  const tell = (message: ToWorker) => worker?.postMessage(message);

  const start = () => {
    worker = new Worker('/cdn/sandbox/pixel-worker.js');
    worker.onmessage = ({ data }: MessageEvent<ToPage>) => {
      if (data.type === 'sent') return onSent(data);
      tell({ type: 'answer', id: data.id, value: answer(data.target, data.method, data.args) });
    };
    tell({ type: 'start', settings: pixel, init: describeInit(facts, privacy) });
    publisher.listen((event) => privacy.allowed() && tell({ type: 'event', event }));
  };

  if (privacy.allowed()) start();
  document.addEventListener('visitorConsentCollected', () => {
    if (!worker && privacy.allowed()) start();
    else tell({ type: 'consent', customerPrivacy: privacy.state() });
  });
}

function describeInit({ shop, customerId }: PageFacts, privacy: Privacy) {
  const customer = customerId && { id: customerId, email: null, firstName: null, lastName: null, phone: null };
  return {
    context: {},
    data: { customer, cart: null, shop: { myshopifyDomain: shop.domain, name: shop.name }, purchasingCompany: null },
    customerPrivacy: privacy.state(),
  } as never;
}

/** Do for the worker what only a page can. */
function answer(target: string, method: string, args: readonly unknown[]): unknown {
  const [first, second] = args.map(String);
  switch (target) {
    case 'cookie':
      if (method === 'set') document.cookie = second === undefined ? first! : `${first}=${second}`;
      return document.cookie;
    case 'browser':
      return navigator.sendBeacon(first!, second);
    default: {
      const storage = target === 'localStorage' ? localStorage : sessionStorage;
      if (method === 'length') return storage.length;
      if (method === 'getItem') return storage.getItem(first!);
      if (method === 'setItem') return storage.setItem(first!, second!);
      if (method === 'removeItem') return storage.removeItem(first!);
      if (method === 'key') return storage.key(Number(first));
      return storage.clear();
    }
  }
}
