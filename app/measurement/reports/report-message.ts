import { MINUTE } from '../../time.ts';
import type { ReportQuestion } from './open-report.ts';

/** An answer that costs much is given again for this long, while a newer one is made. */
export const SLOW_MAY_BE_OLD = MINUTE;

/** What the thread is sent: a question under a number. */
export interface ReportRequest extends ReportQuestion {
  readonly id: number;
}

/** What it sends back under that number. */
export type ReportReply = { readonly id: number } & (
  | {
      readonly json: string;
      /** The answer cost much to make: it may be given again while a newer one is made. */
      readonly isSlow: boolean;
    }
  | { readonly error: string }
);
