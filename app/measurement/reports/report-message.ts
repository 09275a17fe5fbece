import { z } from 'zod';
import { MINUTE } from '../../time.ts';
import type { DeskAnswer } from './create-report-desk.ts';
import type { LentColumns } from './create-snapshots.ts';
import type { ReportQuestion } from './read-question.ts';

/** An answer that costs much is given again for this long, while a newer one is made. */
export const SLOW_MAY_BE_OLD = 5 * MINUTE;

/** It is not made anew earlier, however fast orders come. */
export const SLOW_RESTS = 2 * MINUTE;

/** What the thread begins with. */
export const reportThreadData = z.object({
  databaseUrl: z.string(),
  /** It answers the quick reports, and reads no orders. */
  isQuick: z.boolean(),
  /** Default: that of the desk. */
  slowFromMs: z.number().optional(),
});

/** What the thread is sent: a question under a number. */
export interface ReportRequest extends ReportQuestion {
  readonly id: number;
}

/** What else it is sent: the columns that another thread keeps. */
export interface ReportLoan {
  readonly kept: readonly LentColumns[];
}

/** What it sends back under that number. */
export type ReportReply = { readonly id: number } & (DeskAnswer | { readonly error: string });

/**
 * What it sends of itself: a slow answer for those who ask next, why there may be none, that it begins or ends to read
 * the orders of a shop, or the columns that it keeps.
 */
export type ReportNews =
  { readonly news: DeskAnswer } | { readonly fault: string } | { readonly isReading: boolean } | ReportLoan;
