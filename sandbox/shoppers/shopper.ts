import type { Browser } from './create-browser.ts';

/** A simulated person: the same one comes again with the same browser. */
export interface Shopper {
  readonly browser: Browser;
  /** The same in every run of one seed. */
  readonly visitorId: string;
  /** Without consent nothing is remembered of them, and they send nothing. */
  readonly consents: boolean;
  /** The customer (gid) they log in as; null for one who never does. */
  readonly customerId: string | null;
  /** Paths of the collections they care for. */
  readonly taste: readonly string[];
  /** How often they come, relative to the others. */
  readonly rhythm: number;
  /** How ready they are to put something into the cart, 0 to 1. */
  readonly readiness: number;
}

/** What happened so far. */
export interface Tally {
  visits: number;
  pages: number;
  recommendations: number;
  impressions: number;
  clicks: number;
  adds: number;
  orders: number;
  beacons: number;
  /** Answers that were not as they should be. */
  failures: number;
}
