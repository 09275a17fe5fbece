import type { ReportQuestion } from './open-report.ts';

/** What the thread is sent: a question under a number. */
export interface ReportRequest extends ReportQuestion {
  readonly id: number;
}

/** What it sends back under that number. */
export type ReportReply = { readonly id: number } & ({ readonly json: string } | { readonly error: string });
