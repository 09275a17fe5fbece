import type { z } from 'zod';
import { overviewReport } from '../overview/overview-report.ts';
import { shopFiguresReport } from './shop-figures-report.ts';

/** Every report a page can ask for, by name. */
export const REPORTS = {
  overview: overviewReport,
  'shop-figures': shopFiguresReport,
} as const;

export type ReportName = keyof typeof REPORTS;
export type ReportParams<Name extends ReportName> = z.input<(typeof REPORTS)[Name]['schema']>;
export type ReportAnswer<Name extends ReportName> = ReturnType<(typeof REPORTS)[Name]['answer']>;

/** Asks for the figures of pages. */
export interface Reports {
  /**
   * The answer of a report for a shop as it is now, or, where that takes long, as it was at most a minute ago.
   *
   * @throws {Error} if the parameters are not the report's, the shop is not there, or the answer does not come in time.
   */
  ask<Name extends ReportName>(
    shop: { readonly id: number },
    name: Name,
    params: ReportParams<Name>,
  ): Promise<ReportAnswer<Name>>;
  close(): Promise<void>;
}
