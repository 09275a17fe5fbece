import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { BuyerRule } from '../../profiles/segments/buyer-rule.ts';

/** What buyers can be grouped by. */
export const GROUPINGS = ['type', 'country', 'source', 'cohort', 'stage', 'rfm'] as const;

export type Grouping = (typeof GROUPINGS)[number];

interface GroupingColumns {
  /** Columns that make the key of a group: as things are, and as they were 30 days earlier. */
  readonly now: readonly (keyof BuyerProfile)[];
  readonly before: readonly (keyof BuyerProfile)[];
}

/** What never changes was the same 30 days earlier. */
const same = (...columns: readonly (keyof BuyerProfile)[]): GroupingColumns => ({ now: columns, before: columns });

export const GROUPING_COLUMNS: Readonly<Record<Grouping, GroupingColumns>> = {
  stage: { now: ['stage'], before: ['stageBefore'] },
  rfm: { now: ['recencyScore', 'frequencyScore'], before: ['recencyScoreBefore', 'frequencyScoreBefore'] },
  type: same('firstProductType'),
  country: same('firstCountry'),
  source: same('firstSource'),
  cohort: same('firstOrderAt'),
};

/**
 * The buyers of a group as a rule. `key`: a stage, `4-5` for recency 4 and frequency 5, a type, a country, a source,
 * `2026-03`.
 */
export function nameGroup(by: Grouping, key: string): BuyerRule {
  switch (by) {
    case 'stage':
      return { all: [{ field: 'stage', is: key }] };
    case 'rfm': {
      const [recency, frequency] = key.split('-').map(Number) as [number, number];
      return {
        all: [
          { field: 'recencyScore', is: recency },
          { field: 'frequencyScore', is: frequency },
        ],
      };
    }
    case 'type':
      return { all: [{ field: 'firstProductType', is: key }] };
    case 'country':
      return { all: [{ field: 'firstCountry', is: key }] };
    case 'source':
      return { all: [{ field: 'firstSource', is: key }] };
    case 'cohort': {
      const [year, month] = key.split('-').map(Number) as [number, number];
      const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
      return { all: [{ field: 'firstOrderBetween', from: `${key}-01`, to: lastDay }] };
    }
  }
}
