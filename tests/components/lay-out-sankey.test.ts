import { expect, test } from 'vitest';
import { layOutSankey } from '#app/components/lay-out-sankey.ts';

test('a place stands in the column of its order, even where nobody is drawn coming to it', () => {
  const flow = (orderNumber: number, from: string, to: string) => ({
    ...{ orderNumber, from: { type: from }, to: { type: to }, buyers: 10, lift: 1 },
  });
  const flows = [flow(1, 'Tea', 'Mug'), flow(2, 'Sign', 'Sign')];
  const { places } = layOutSankey(flows, { width: 210, height: 100, top: 0, placeWidth: 10 });
  const columns = places.map(({ end, column, x }) => [typeof end === 'object' && end?.type, column, x]);
  // Three columns of 10 over 210: at 0, 100 and 200.
  expect(columns.sort()).toEqual([
    ['Mug', 1, 100],
    ['Sign', 1, 100],
    ['Sign', 2, 200],
    ['Tea', 0, 0],
  ]);
});
