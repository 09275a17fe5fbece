import type { App } from '../../app.server.ts';
import type { FactWriter } from '../facts.ts';

/** What a reader may know besides the payload. */
export interface WebhookContext {
  readonly app: App;
  readonly shop: {
    readonly id: number;
    readonly domain: string;
    readonly currency: string;
    /** Null before the app has been opened in the shop for the first time. */
    readonly installedAt: number | null;
    /** SQLite's 1 if it has a product. */
    readonly hasCatalog: 0 | 1;
  };
  readonly topic: string;
  /** When it happened, in the sender's words; when it was received where the sender says nothing. */
  readonly happenedAt: number;
  readonly receivedAt: number;
}

/**
 * What a payload asks for. Reading touches nothing: `write` runs later, in one short transaction with the mark
 * that the delivery is done, and `erase` alone, outside of one, where it removes the delivery with all the rest.
 */
export type Reading = { readonly write: (facts: FactWriter) => void } | { readonly erase: () => void };

/** @throws {PayloadError} if the payload cannot be accepted. */
export type WebhookReader = (payload: unknown, context: WebhookContext) => Reading;
