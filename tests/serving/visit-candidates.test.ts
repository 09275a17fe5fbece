import { NOBODY } from '#app/serving/buyer-history.ts';
import { expect, test } from 'vitest';
import { addView } from '#ml/models/sessions/add-view.ts';
import { createSessionIndex } from '#ml/models/sessions/create-session-index.ts';
import { createVisitScorer } from '#ml/models/sessions/create-visit-scorer.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import type { VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import { findForVisit } from '#app/serving/find-for-visit.ts';
import { ask, makeProduct, makeServedShop, NOW } from './make-served-shop.ts';

const MINUTE = 60_000;

function makeVisits(sessions: readonly (readonly number[])[]): VisitModel {
  const index = createSessionIndex();
  for (const [n, products] of sessions.entries())
    for (const [step, productId] of products.entries())
      addView(index, { visitor: `v${n}`, productId, at: NOW - n * 60 * MINUTE + step });
  return { index, score: createVisitScorer(index) };
}

const SHOP = makeServedShop(
  [1, 2, 3, 4, 5].map((id) => makeProduct(id, id === 5 ? { barrier: 'not active' } : {})),
  [],
);
/** 1 and 2 share three visits, 1 and 3 two, 1 and 4 one, 1 and 5 three; 9 is no longer in the shop. */
const VISITS = makeVisits([
  [1, 2, 5, 9],
  [1, 2, 5, 9],
  [1, 2, 5, 9],
  [1, 3],
  [1, 3],
  [4, 1],
  [2, 6],
]);
const idsOf = (candidates: ReturnType<typeof findForVisit>) =>
  candidates.map(({ position }) => SHOP.catalog.products[position]!.productId);

test('on a product page: what shares visits with it, twice at least, with their count', () => {
  const candidates = findForVisit(SHOP, VISITS, ask({ placement: 'product', productId: 1 }));
  // Near, with rarity ln(8 / 2) of 3 and ln(8 / 4) of 2: 2 * 1.386 of 3, 3 * .693 of 2, so 1 and .75. Right after 1: 2 in
  // three visits, 3 in two, so 1 and .667 by half. In all 1.333 of 3, 1.25 of 2.
  expect(idsOf(candidates)).toEqual([3, 2]);
  // By chance: 1 stands in 6 of 7 visits and 2 in 4: 6 * 4 / 7.
  const withPosition = SHOP.catalog.positions.get(1)!;
  expect(candidates[1]!.reason).toEqual({
    kind: 'visit',
    withPosition,
    by: 'page',
    together: 3,
    expected: (6 * 4) / 7,
  });
});

test('elsewhere: what goes with the last visit; what was looked at itself is left out', () => {
  const viewed = [
    { productId: 1, at: NOW - MINUTE },
    { productId: 3, at: NOW - 2 * MINUTE },
    // Another visit: 31 minutes before.
    { productId: 6, at: NOW - 33 * MINUTE },
  ];
  const candidates = findForVisit(SHOP, VISITS, ask({ placement: 'home', buyer: { ...NOBODY, bought: [], viewed } }));
  expect(idsOf(candidates)).toEqual([2]);
  expect(candidates[0]!.reason).toMatchObject({ by: 'viewed', together: 3 });
});

test('an explaining question names what cannot be shown too', () => {
  const candidates = findForVisit(SHOP, VISITS, ask({ placement: 'product', productId: 1, explains: true }));
  expect(idsOf(candidates).toSorted()).toEqual([2, 3, 5]);
});

test('of whom nothing is known, of an unknown page, of no visit at all: nothing', () => {
  expect(findForVisit(SHOP, VISITS, ask({ placement: 'home' }))).toEqual([]);
  expect(findForVisit(SHOP, VISITS, ask({ placement: 'product', productId: 77 }))).toEqual([]);
  expect(findForVisit(SHOP, makeVisits([]), ask({ placement: 'product', productId: 1 }))).toEqual([]);
});

test('the weights that the shop chose are those of the list; where bestsellers won, near visits say nothing', () => {
  const model = trainShopModel(
    {
      orderedAt: new Float64Array(0),
      buyerIds: new Float64Array(0),
      offsets: new Uint32Array(1),
      productIds: new Float64Array(0),
    },
    // What follows counts fully: 1 + .667 of 3, .75 + 1 of 2.
    { choices: { visit: { recipe: 'v-sknn', setting: 2 } } },
  );
  expect(model.visits.rules).toBe(1);
  const query = ask({ placement: 'product', productId: 1 });
  expect(idsOf(findForVisit({ ...SHOP, model }, VISITS, query))).toEqual([2, 3]);
  const popular = { ...model, visits: { ...model.visits, recipe: 'popularity' as const } };
  expect(findForVisit({ ...SHOP, model: popular }, VISITS, query)).toEqual([]);
});
