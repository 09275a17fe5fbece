import type { Database } from './db.server.ts';
import type { Env } from './env.server.ts';
import type { Logger } from './logger.server.ts';
import type { Reports } from './measurement/reports/reports.ts';
import type { Sealer } from './seal.ts';
import type { Shopify } from './shopify.server.ts';

/**
 * Everything a stage function may need from the process, created once by the entry point and handed down:
 * there are no module-level singletons, so the server, the Remix bundle and the tests never hold two of a thing.
 */
export interface App {
  readonly env: Env;
  readonly db: Database;
  readonly sealer: Sealer;
  readonly shopify: Shopify;
  readonly log: Logger;
  /** The figures of pages. */
  readonly reports: Reports;
  /** The clock, in epoch milliseconds. */
  now(): number;
}
