import type { z } from 'zod';
import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Database } from '../../db.server.ts';
import type { OrdersInMemory } from '../../ingest/find-orderers.ts';

/** The shop a report is of. */
export interface ReportShop {
  readonly id: number;
  readonly ianaTimezone: string;
  readonly currency: string;
}

/** Something made of a shop's columns, known by its identity: a function of a module, not one made for the occasion. */
export type Make<Made> = (columns: ShopColumns, shop: ReportShop, derive: Derive) => Made;

/** What `make` makes of the columns, made once and kept for as long as they stay the same. */
export type Derive = <Made>(make: Make<Made>) => Made;

/** What a report may read. */
export interface ReportContext {
  readonly db: Database;
  readonly shop: ReportShop;
  /** The shop's counted orders, as they are now. */
  columns(): ShopColumns;
  readonly derive: Derive;
  /** The orders as they were a while ago, where another thread has them in memory: for what makes up for the time since. */
  orders(): OrdersInMemory | null;
  now(): number;
}

/** Figures of a page: parameters from its address, and the answer to them as plain JSON (NaN becomes null). */
export interface Report<Schema extends z.ZodType, Answer> {
  readonly schema: Schema;
  answer(context: ReportContext, params: z.output<Schema>): Answer;
  /**
   * What the answer depends on beside the shop's orders, catalogue and settings: an answer is kept until this changes,
   * and a slow one a little longer. Read at every request, so it must be cheap.
   */
  version?(context: Pick<ReportContext, 'db' | 'shop'>): string | number;
  /** What the merchant decided beside time zone and currency: no answer made before is given after it. Cheap as well. */
  settings?(context: Pick<ReportContext, 'db' | 'shop'>): string | number;
  /** It loads no columns and takes some milliseconds: it never waits for one that takes long. */
  readonly isQuick?: boolean;
  /** For which parameters it is answered before anybody asks, where that takes long. */
  readonly warmed?: readonly z.input<Schema>[];
}
