import type { ReportName } from '#app/measurement/reports/reports.ts';

/** What pages ask, as they are opened and with some of their filters. */
export const PAGE_QUESTIONS: readonly (readonly [name: ReportName, params: object])[] = [
  ['overview', {}],
  ['repeat', {}],
  ['repeat', { period: 'all', unit: 'week' }],
  ['repeat', { period: 'last90' }],
  ['cohorts', {}],
  ['cohorts', { period: 'all', unit: 'week' }],
  ['cohorts', { period: 'all', type: 'Type 3', country: 'DE' }],
  ['survival', {}],
  ['products-gateway', {}],
  ['products-repurchase', {}],
  ['products-replenishment', {}],
  ['products-journeys', {}],
  ['products-outlook', {}],
  ['buyers', {}],
  ['buyers-churn', { by: 'cohort' }],
];
