import { LEAST_BUYERS } from './count-standings.ts';
import { listHistories } from './fit-plainly.ts';
import { add, type Folder, type FolderBuyer } from './folder.ts';

const lack = (reason: string, n: number, needed: number) => ({ reason, n, needed });

/** Of what a shop has too little for forecasts as of the end of a day; null where it has enough. */
export function lackOfForecasts(buyers: readonly FolderBuyer[], lastDay: string) {
  const histories = listHistories(buyers, lastDay);
  const days = Math.max(0, ...histories.map(({ age }) => age));
  if (histories.length < 200) return lack('few buyers', histories.length, 200);
  if (days < 180) return lack('short history', days, 180);
  return histories.some(({ x }) => x > 0) ? null : lack('no repeats', 0, 1);
}

/** Of what a shop has too little, and for what; null where it has enough. */
export function countLacks({ buyers, orders: all }: Folder) {
  const n = buyers.length;
  const orders = add(buyers, (buyer) => buyer.orders.length);
  const { day } = all.at(-1)!;
  const valued = listHistories(buyers, day).filter(({ mean }) => mean > 0).length;
  const forecasts = lackOfForecasts(buyers, day);
  return {
    stage: orders - n < 10 ? lack('few returns', orders - n, 10) : orders < 30 ? lack('few waits', orders, 30) : null,
    rfm: n < LEAST_BUYERS ? lack('few buyers', n, LEAST_BUYERS) : null,
    orders: forecasts,
    value: !forecasts && valued < 30 ? lack('few valued buyers', valued, 30) : null,
  };
}
