import { testShareDifference } from '#ml/math/test-share-difference.ts';
import { wilsonInterval, type Interval } from '#ml/math/wilson-interval.ts';
import { countDiscoveries } from '#ml/measurement/count-discoveries.ts';
import type { Database } from '../../db.server.ts';
import { readBuyerValues } from '../../profiles/segments/read-buyer-values.ts';
import { createMonthClock } from '../create-month-clock.ts';
import { GROUPING_COLUMNS, type Grouping } from './buyer-groups.ts';

/** The churn risk of some buyers, and who was lost in the last 30 days. */
export interface Churn {
  /** Null: the rest, merged; '' is not known. */
  readonly key: string | null;
  /** Buyers whose risk is known. */
  readonly n: number;
  readonly meanRisk: number | null;
  /** Buyers by risk, from 0 to 1 in equal steps. */
  readonly bins: readonly number[];
  /** Buyers who had not lapsed 30 days earlier, and those of them who have now. */
  readonly active: number;
  readonly lapsed: number;
  /** 95 % interval of their share; null without anybody. */
  readonly interval: Interval | null;
}

export interface ChurnGroup extends Churn {
  /** How probable so large a difference from all other buyers is by chance; null where it is not tested. */
  readonly chance: number | null;
  /** Whether the group surely lost more or less than the others, with 5 % of false ones among those called so. */
  readonly differs: 'more' | 'less' | 'no' | null;
}

export interface ChurnFigures {
  readonly all: Churn;
  readonly groups: readonly ChurnGroup[];
}

interface ChurnShop {
  readonly id: number;
  readonly ianaTimezone: string;
}

/** Below it a group's churn is not compared. */
export const FEWEST_OF_GROUP = 30;

/** Of the groups that are said to differ, the share that may do so by chance. */
const FALSE_DISCOVERIES = 0.05;
const RISK_BINS = 20;
const MOST_GROUPS = 24;

interface Tally {
  readonly bins: Float64Array;
  risk: number;
  active: number;
  lapsed: number;
}

/**
 * Measure churn by group: the distribution of churn risk over the group as it is now, and of those who were in the group
 * and had not lapsed 30 days earlier, the share that has lapsed since, and which of them differ from all other buyers
 * beyond chance, as many as there are. The largest groups stay, the rest is merged and not compared.
 */
export function measureChurn(db: Database, shop: ChurnShop, by: Grouping): ChurnFigures {
  const { now, before } = GROUPING_COLUMNS[by];
  const columns = ['orderProbability90', 'stageBefore', 'stage', ...now, ...before] as const;
  const nameKey = createKeyNamer(by, shop.ianaTimezone);
  const tallies = new Map<string, Tally>();
  const all = emptyTally();
  const tallyOf = (values: readonly unknown[]): Tally | null => {
    const key = nameKey(values);
    if (key === null) return null;
    let tally = tallies.get(key);
    if (!tally) tallies.set(key, (tally = emptyTally()));
    return tally;
  };
  for (const row of readBuyerValues(db, shop.id, columns)) {
    const [probability, stageBefore, stage] = row as [number | null, string | null, string | null];
    const here = tallyOf(row.slice(3, 3 + now.length));
    for (const tally of here ? [all, here] : [all]) addRisk(tally, probability);
    if (stageBefore === null || stage === null || stageBefore === 'lapsed') continue;
    const earlier = tallyOf(row.slice(3 + now.length));
    for (const tally of earlier ? [all, earlier] : [all]) {
      tally.active += 1;
      if (stage === 'lapsed') tally.lapsed += 1;
    }
  }
  const whole = toGroup(null, all);
  return { all: whole, groups: compareGroups(listGroups(tallies, by), whole) };
}

function createKeyNamer(by: Grouping, timeZone: string): (values: readonly unknown[]) => string | null {
  if (by !== 'cohort') return (values) => (values.includes(null) ? null : values.join('-'));
  const monthOf = createMonthClock(timeZone);
  return ([firstOrderAt]) => {
    const month = monthOf(firstOrderAt as number);
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  };
}

function emptyTally(): Tally {
  return { bins: new Float64Array(RISK_BINS), risk: 0, active: 0, lapsed: 0 };
}

function addRisk(tally: Tally, probability: number | null): void {
  if (probability === null) return;
  const risk = 1 - probability;
  tally.bins[Math.min(RISK_BINS - 1, Math.floor(risk * RISK_BINS))]! += 1;
  tally.risk += risk;
}

/** Cohorts from the newest on, else the largest first; ties by key. */
function listGroups(tallies: ReadonlyMap<string, Tally>, by: Grouping): Churn[] {
  const groups = [...tallies].map(([key, tally]) => ({ group: toGroup(key, tally), tally }));
  const order = (a: Churn, b: Churn) =>
    (by === 'cohort' ? 0 : b.n - a.n || b.active - a.active) || (by === 'cohort' ? -1 : 1) * (a.key! < b.key! ? -1 : 1);
  groups.sort((a, b) => order(a.group, b.group));
  const rest = groups.slice(MOST_GROUPS);
  const merged = emptyTally();
  for (const { tally } of rest) {
    for (const [bin, count] of tally.bins.entries()) merged.bins[bin]! += count;
    merged.risk += tally.risk;
    merged.active += tally.active;
    merged.lapsed += tally.lapsed;
  }
  const kept = groups.slice(0, MOST_GROUPS).map(({ group }) => group);
  return rest.length > 0 ? [...kept, toGroup(null, merged)] : kept;
}

function toGroup(key: string | null, { bins, risk, active, lapsed }: Tally): Churn {
  const n = bins.reduce((sum, count) => sum + count, 0);
  return {
    ...{ key, n, meanRisk: n > 0 ? risk / n : null, bins: Array.from(bins) },
    ...{ active, lapsed, interval: wilsonInterval(lapsed, active) },
  };
}

function compareGroups(groups: readonly Churn[], all: Churn): ChurnGroup[] {
  const tested = groups.map(({ key, active, lapsed }) => {
    const others = { count: all.lapsed - lapsed, of: all.active - active };
    const isTested = key !== null && active >= FEWEST_OF_GROUP && others.of >= FEWEST_OF_GROUP;
    return isTested ? testShareDifference({ count: lapsed, of: active }, others) : null;
  });
  const tails = tested.filter((chance) => chance !== null);
  const found = countDiscoveries(tails, FALSE_DISCOVERIES);
  const limit = tails.toSorted((a, b) => a - b)[found - 1] ?? 0;
  return groups.map((group, at) => {
    const chance = tested[at]!;
    const isMore = group.lapsed * all.active > all.lapsed * group.active;
    const differs = chance === null ? null : chance > limit ? 'no' : isMore ? 'more' : 'less';
    return { ...group, chance, differs };
  });
}
