import { createRandom, type Random } from '../random.ts';
import type { Shelf } from './choose-item.ts';
import type { Purchase, PurchaseLine } from './purchase.ts';
import { REGULARS } from './regulars.ts';
import { simulateBuyer } from './simulate-buyer.ts';
import { simulateRegular } from './simulate-regular.ts';
import { TASTES } from './tastes.ts';

const DAY = 86_400_000;
const HISTORY_DAYS = 426;
const BUYERS = 1640;
const GUESTS = 480;
/** Orders of a month against the average month, January first. */
const SEASON = [0.95, 0.9, 0.95, 0.95, 0.9, 0.85, 0.8, 0.8, 1, 1.1, 1.45, 1.6];
/** How much busier the end is than the start. */
const GROWTH = 1.9;

/** Everybody's orders over the 14 months before `endAt`, oldest first; regulars are the first customers. */
export function simulatePurchases(shelf: Shelf, seed: number): Purchase[] {
  const purchases: Purchase[] = [];
  const keep = (customer: number | null, orders: Iterable<{ readonly at: number; readonly lines: PurchaseLine[] }>) => {
    let isFirst = customer !== null;
    for (const { at, lines } of orders) {
      if (at > shelf.endAt) return;
      purchases.push({ at: Math.floor(at / 1000) * 1000, customer, isFirst, lines });
      isFirst = false;
    }
  };
  for (const [customer, regular] of REGULARS.entries())
    keep(customer, simulateRegular(shelf, regular, createRandom(seed * 7919 + customer)));
  for (let buyer = 0; buyer < BUYERS + GUESTS; buyer++) {
    const random = createRandom(seed * 104_729 + buyer * 31 + 1);
    const taste = TASTES[random.weighted(TASTES.map(({ share }) => share))]!;
    const orders = simulateBuyer(shelf, taste, drawFirstOrder(shelf.endAt, random), random);
    if (buyer < BUYERS) keep(REGULARS.length + buyer, orders);
    else keep(null, takeOne(orders));
  }
  return purchases.sort((left, right) => left.at - right.at || (left.customer ?? -1) - (right.customer ?? -1));
}

/** An evening hour of a day in season, later days being busier (rejection sampling). */
function drawFirstOrder(endAt: number, random: Random): number {
  for (;;) {
    const share = random.next();
    const day = endAt - (1 - share) * HISTORY_DAYS * DAY;
    const busy = (1 + (GROWTH - 1) * share) * SEASON[new Date(day).getUTCMonth()]!;
    if (random.next() * GROWTH * 1.6 >= busy) continue;
    const hour = 7 + 15 * Math.sqrt(random.next());
    const at = Math.floor(day / DAY) * DAY + hour * 3_600_000;
    if (at <= endAt) return at;
  }
}

function* takeOne<T>(orders: Iterable<T>): Generator<T> {
  for (const order of orders) {
    yield order;
    return;
  }
}
