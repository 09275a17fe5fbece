import type { CohortView } from './check-cohorts.ts';
import { groupBy, type Folder } from './folder.ts';

/** Months and weeks, all of it and parts, one filter of each kind and several together, by values the shop has. */
export function listViews({ orders, buyers }: Folder): CohortView[] {
  const dayAt = (share: number) => orders[Math.floor(share * orders.length)]!.day;
  const firsts = buyers.map(({ orders: [first] }) => first!);
  const rarest = <Value>(values: readonly Value[]) => {
    const counts = groupBy(values, (value) => value);
    return [...counts].sort(([, a], [, b]) => a.length - b.length)[0]![0];
  };
  const [first] = firsts.filter(({ mainProduct, mainType }) => mainProduct !== null && mainType !== '');
  const plain: CohortView[] = [
    { unit: 'month', period: 'all' },
    { unit: 'week', period: 'all' },
    { unit: 'month', period: 'last365' },
  ];
  if (!first) return plain;
  const late = { from: dayAt(0.55), to: dayAt(0.9) };
  return [
    ...plain,
    { unit: 'month', period: late, country: first.country },
    { unit: 'week', period: { from: dayAt(0.2), to: dayAt(0.35) }, discounted: first.isDiscounted },
    { unit: 'month', period: 'all', source: rarest(firsts.map(({ source }) => source)), discounted: false },
    { unit: 'month', period: 'all', product: first.mainProduct! },
    { unit: 'week', period: 'last90', discounted: false },
    { unit: 'week', period: 'last30' },
    { unit: 'month', period: 'year', source: first.source },
    { unit: 'week', period: late, type: first.mainType, country: rarest(firsts.map(({ country }) => country)) },
  ];
}
