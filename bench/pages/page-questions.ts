import type { ReportName } from '#app/measurement/reports/reports.ts';

const AT_RISK = { all: [{ field: 'stage', is: 'atRisk' }] };

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
  ['buyers-churn', { by: 'type' }],
  ['buyers-list', { rule: { all: [] }, sort: 'lastOrderAt', direction: 'desc', search: '' }],
  ['buyers-list', { rule: AT_RISK, sort: 'averageOrderMinor', direction: 'asc', search: '' }],
  ['buyers-count', { rules: [AT_RISK] }],
];
