import type { Store } from '../store/types.ts';
import type { PlacedBlocks } from './placed-blocks.ts';

/** What the app's pixel was given when it was installed; its extension file says which fields. */
export type PixelSettings = Readonly<Record<string, string>>;

export interface StorefrontOptions {
  readonly store: Store;
  /** Where the app answers; its proxy is `{appUrl}/proxy`. */
  readonly appUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Null while the app has no pixel in this shop. */
  readonly pixelSettings: () => PixelSettings | null;
  /** The public address of the storefront. */
  readonly baseUrl: string;
  /** Which of our blocks are where. Default: as the demo's merchant placed them. */
  readonly placedBlocks?: PlacedBlocks;
  /** What was sent to the app by webhook since an instant (epoch ms), for the sandbox bar. */
  readonly listDeliveries?: (since: number) => readonly AppCall[];
}

/** One message between the shop and the app, as the sandbox bar lists it. */
export interface AppCall {
  readonly at: number;
  readonly via: 'proxy' | 'webhook' | 'pixel';
  /** Path, topic or event kinds. */
  readonly name: string;
  /** HTTP status; 0 when nobody answered. */
  readonly status: number;
  readonly ms: number;
}

export type BackendMode = 'normal' | 'slow' | 'dead';

export interface CartLine {
  readonly variantId: string;
  quantity: number;
}

export interface Cart {
  readonly token: string;
  lines: CartLine[];
}

/** What the sandbox remembers of one browser, in memory. */
export interface Session {
  readonly id: string;
  cart: Cart;
  checkoutToken: string | null;
  customerId: string | null;
  consent: boolean;
  backend: BackendMode;
  barHidden: boolean;
  calls: AppCall[];
  /** When the visitor sent the form that the next page answers; the bar lists what happened since. */
  actedAt: number | null;
  /** Pixel events of acts that answered with a redirect: the next page publishes them. */
  pendingEvents: PageEvent[];
  thanks: Map<string, Thanks>;
}

/** A placed order's thank-you page, seen or not. */
export interface Thanks {
  readonly facts: ThanksFacts;
  readonly event: PageEvent;
  seen: boolean;
}

export interface ThanksFacts {
  readonly name: string;
  readonly total: number;
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly total: number;
    readonly image: string;
  }[];
}

/** A standard event of Shopify's web pixel API, published by the page. */
export interface PageEvent {
  readonly name: string;
  readonly data: unknown;
}

/** One request, with who asks. */
export interface Visit {
  readonly request: Request;
  readonly url: URL;
  readonly session: Session;
  readonly options: StorefrontOptions;
}

/** A page before the layout is put around it. */
export interface Page {
  /** Shopify's template name. */
  readonly template: string;
  readonly title: string;
  readonly status?: number;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly events?: readonly PageEvent[];
}
