import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { calibrateFit } from '#ml/profiles/calibrate-fit.ts';
import { fitBuyers } from '#ml/profiles/fit-buyers.ts';
import { fitMbgNbd } from '#ml/profiles/fit-mbg-nbd.ts';
import { gatherHistories } from '#ml/profiles/gather-histories.ts';
import { holdOutDays } from '#ml/profiles/hold-out-days.ts';
import type { MadeOrder } from '../measurement/make-shop-columns.ts';
import { makeProfileColumns } from './make-profile-columns.ts';

test('gatherHistories: orders of a day are one; values are of repeat days; what is known ends no sooner than the last order', () => {
  const order = (day: number, net: number): MadeOrder => ({ buyer: 1, day, lines: [{ product: 1, net }] });
  const { columns, buyers } = makeProfileColumns([
    order(3, 900),
    order(3.4, 50),
    order(10, 300),
    order(10.5, 100),
    order(24, 600),
  ]);
  // Days 3, 10 and 24: two repeats, 21 days apart; (300 + 100 + 600) / 2 on repeat days.
  const { history, values } = gatherHistories(columns, buyers, 40);
  expect([history.frequency[0], history.recency[0], history.age[0], values.averageMinor[0]]).toEqual([2, 21, 37, 500]);
  expect(gatherHistories(columns, buyers, 20).history.age[0]).toBe(21);
});

test('holdOutDays: buyers as they were known, and the days on which they came again', () => {
  const at = (buyer: number, ...days: number[]): MadeOrder[] => days.map((day) => ({ buyer, day, lines: [1] }));
  const { columns, buyers } = makeProfileColumns([...at(1, 0, 5, 6, 6.5, 9), ...at(2, 7), ...at(3, 2, 5)]);
  const { known, bought } = holdOutDays(buyers, columns.days, 5);
  expect([...known.buyerIds]).toEqual([1, 3]);
  expect([...known.offsets]).toEqual([0, 2, 4]);
  // Days 6 and 9 of buyer 1; nothing of buyer 3.
  expect([...bought]).toEqual([2, 0]);
});

test('buyers so alike that the likelihood has no top are fitted all the same', () => {
  const random = createRandom(10);
  const history = { frequency: new Float64Array(240), recency: new Float64Array(240), age: new Float64Array(240) };
  const draw = () => 1 - 30 * Math.log(random());
  for (let buyer = 0; buyer < 240; buyer++) {
    const first = Math.floor(random() * 300);
    let last = first;
    for (let day = first + draw(); day < 500; day += draw()) {
      history.frequency[buyer]! += 1;
      last = Math.floor(day);
      if (buyer % 2 === 0) break;
    }
    history.recency[buyer] = history.frequency[buyer] ? Math.max(1, last - first) : 0;
    history.age[buyer] = 500 - first;
  }
  expect(fitMbgNbd(history).converged).toBe(false);
  const values = { frequency: history.frequency, averageMinor: new Float64Array(240).fill(1000) };
  expect(fitBuyers(history, values)).toMatchObject({ state: 'fitted', orders: { converged: true } });
});

test('calibrateFit: every buyer who was known 90 days before is in a bin; none where that is too little', () => {
  const random = createRandom(3);
  const orders = Array.from({ length: 240 }, (_, i) => {
    const days: number[] = [];
    for (let day = random() * 300; day < 500; day += 15 + 100 * random()) days.push(day);
    return days.map((day): MadeOrder => ({ buyer: i + 1, day, lines: [1] }));
  });
  const bins = (made: readonly MadeOrder[]) => {
    const { columns, buyers } = makeProfileColumns(made);
    return calibrateFit(columns, buyers);
  };
  expect(bins(orders.flat())!.reduce((sum, { n }) => sum + n, 0)).toBe(240);
  expect(bins(orders.slice(0, 100).flat())).toBeNull();
  expect(bins([])).toBeNull();
});
