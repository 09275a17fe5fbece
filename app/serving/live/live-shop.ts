import { createLiveOrders, type LiveOrders } from '#ml/models/live/live-orders.ts';
import type { ChangeCursor } from '../../ingest/load-changed-orders.ts';
import { createLiveCounts } from './create-live-counts.ts';
import type { LiveCounts } from './live-counts.ts';

/** What `Shop` says of its facts. */
export interface FactsVersions {
  readonly factsVersion: number;
  readonly erasureVersion: number;
}

/** A shop's counts, and how far they have come. Not ready, they do not answer yet. */
export interface LiveShop {
  readonly orders: LiveOrders;
  readonly counts: LiveCounts;
  /** All orders are loaded up to this id; Infinity once all are. */
  loadedTo: number;
  /** All changes up to here are in. */
  cursor: ChangeCursor;
  /** The counts are those of this version, or of a later one. */
  reached: number;
  erasureVersion: number;
  /** While orders that were erased are looked for: those still stored, up to an id. */
  sweep: { readonly erasureVersion: number; readonly stored: Set<number>; after: number } | null;
  /** Orders read at once, so that a step takes a few milliseconds. */
  page: number;
}

/** Begin to count a shop's orders. @param versions read before any order is. */
export function openLiveShop({ factsVersion, erasureVersion }: FactsVersions): LiveShop {
  const orders = createLiveOrders();
  return {
    orders,
    counts: createLiveCounts(orders),
    loadedTo: -1,
    cursor: { version: factsVersion, orderId: Number.MAX_SAFE_INTEGER },
    reached: -1,
    erasureVersion,
    sweep: null,
    page: 50,
  };
}
