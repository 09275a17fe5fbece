import type { KnownOfShop, PagePath } from './admin-pages.ts';

const LIST = '/app/buyers/list';
const SORTS = ['netRevenueMinor', 'orderCount', 'averageOrderMinor', 'dueAt'];

/** The list of buyers, sorted, searched, and by conditions of each kind. */
export function listBuyerLists({ customerIds, productIds, types }: KnownOfShop): Readonly<Record<string, PagePath>> {
  const pick = <T>(list: readonly T[], round: number) => list[round % list.length]!;
  const day = (round: number) => String(10 + (round % 20));
  const ofRule = (write: (round: number) => object, rest = ''): PagePath => [
    'app.buyers.list',
    (round) => `${LIST}?rule=${encodeURIComponent(JSON.stringify({ all: [write(round)] }))}${rest}`,
  ];
  return {
    'buyers-list': ['app.buyers.list', LIST],
    'buyers-list.sort': ['app.buyers.list', (round) => `${LIST}?sort=${pick(SORTS, round)}`],
    'buyers-list.stage': ofRule(() => ({ field: 'stage', is: 'atRisk' }), '&sort=averageOrderMinor&direction=asc'),
    'buyers-list.spent': ofRule(
      (round) => ({ field: 'netRevenueMinor', atLeast: 1000 * (round + 1) }),
      '&sort=clv365MeanMinor',
    ),
    'buyers-list.bought': ofRule((round) => ({ field: 'boughtProduct', is: pick(productIds, round) })),
    'buyers-list.bought-type': ofRule((round) => ({ field: 'boughtType', is: pick(types, round) })),
    'buyers-list.began-with': ofRule((round) => ({ field: 'startedWith', is: pick(productIds, round) })),
    'buyers-list.ordered': ofRule((round) => ({
      ...{ field: 'orderedBetween', from: `2025-03-${day(round)}`, to: `2025-09-${day(round)}`, did: true },
    })),
    'buyers-list.back': ofRule((round) => ({ field: 'secondOrderWithin', days: 30 + round, did: true })),
    'buyers-list.due': ofRule((round) => ({ field: 'dueProduct', is: pick(productIds, round) })),
    'buyers-list.search': ['app.buyers.list', (round) => `${LIST}?search=${pick(customerIds, round)}`],
  };
}
