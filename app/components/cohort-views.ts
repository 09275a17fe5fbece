export const COHORT_VIEWS = ['orders', 'revenue', 'margin'] as const;

/** What a cell says: the share that ordered in the period, or net revenue or margin per buyer up to it. */
export type CohortView = (typeof COHORT_VIEWS)[number];

/** In an address: the value that is not known, as an empty one asks for nothing. */
export const UNKNOWN = '?';
