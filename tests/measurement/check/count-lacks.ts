import { LEAST_BUYERS } from './count-standings.ts';
import { listHistories } from './fit-plainly.ts';
import { add, type Folder } from './folder.ts';

const lack = (reason: string, n: number, needed: number) => ({ reason, n, needed });

/** Of what a shop has too little, and of what that is the consequence; null where it has enough. */
export function countLacks({ buyers, orders: all }: Folder) {
  const n = buyers.length;
  const orders = add(buyers, (buyer) => buyer.orders.length);
  const histories = listHistories(buyers, all.at(-1)!.day);
  const days = Math.max(0, ...histories.map(({ age }) => age));
  const valued = histories.filter(({ mean }) => mean > 0).length;
  const isForetold = n >= 200 && days >= 180 && histories.some(({ x }) => x > 0);
  return {
    stage: orders - n < 10 ? lack('few returns', orders - n, 10) : orders < 30 ? lack('few waits', orders, 30) : null,
    rfm: n < LEAST_BUYERS ? lack('few buyers', n, LEAST_BUYERS) : null,
    orders: isForetold
      ? null
      : n < 200
        ? lack('few buyers', n, 200)
        : days < 180
          ? lack('short history', days, 180)
          : lack('no repeats', 0, 1),
    value: isForetold && valued < 30 ? lack('few valued buyers', valued, 30) : null,
  };
}
