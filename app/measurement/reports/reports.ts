import type { z } from 'zod';
import { overviewReport } from '../overview/overview-report.ts';
import { productsGatewayReport } from './products-gateway-report.ts';
import { productsJourneysReport } from './products-journeys-report.ts';
import { productsOutlookReport } from './products-outlook-report.ts';
import { productsReplenishmentReport } from './products-replenishment-report.ts';
import { productsRepurchaseReport } from './products-repurchase-report.ts';
import { buyersChurnReport } from './buyers-churn-report.ts';
import { buyersCountReport } from './buyers-count-report.ts';
import { buyersListReport } from './buyers-list-report.ts';
import { buyersMembersReport } from './buyers-members-report.ts';
import { buyersReport } from './buyers-report.ts';
import { buyersValuesReport } from './buyers-values-report.ts';
import { cohortsReport } from './cohorts-report.ts';
import { repeatReport } from './repeat-report.ts';
import { survivalReport } from './survival-report.ts';

/** Every report a page can ask for, by name. */
export const REPORTS = {
  overview: overviewReport,
  buyers: buyersReport,
  'buyers-churn': buyersChurnReport,
  'buyers-count': buyersCountReport,
  'buyers-list': buyersListReport,
  'buyers-members': buyersMembersReport,
  'buyers-values': buyersValuesReport,
  cohorts: cohortsReport,
  repeat: repeatReport,
  survival: survivalReport,
  'products-gateway': productsGatewayReport,
  'products-journeys': productsJourneysReport,
  'products-outlook': productsOutlookReport,
  'products-replenishment': productsReplenishmentReport,
  'products-repurchase': productsRepurchaseReport,
} as const;

export type ReportName = keyof typeof REPORTS;
export type ReportParams<Name extends ReportName> = z.input<(typeof REPORTS)[Name]['schema']>;
export type ReportAnswer<Name extends ReportName> = ReturnType<(typeof REPORTS)[Name]['answer']>;

/** Asks for the figures of pages. */
export interface Reports {
  /**
   * The answer of a report for a shop as it is now, or, where that takes long, as it was some minutes ago at most, under the
   * settings of now.
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
