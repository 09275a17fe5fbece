import type { CohortView } from './lay-out-cohorts.ts';

export interface RepeatFilters {
  readonly view: CohortView;
  /** How many of the newest cohorts. */
  readonly cohorts: number;
}

const COHORTS = ['13', '25', '61'];

/** Read the filters of the repeat-purchases page from its address; what is not understood is the default. */
export function readRepeatFilters(url: string): RepeatFilters {
  const params = new URL(url).searchParams;
  const cohorts = params.get('cohorts') ?? '';
  return {
    view: params.get('show') === 'revenue' ? 'revenue' : 'orders',
    cohorts: Number(COHORTS.includes(cohorts) ? cohorts : COHORTS[0]),
  };
}
