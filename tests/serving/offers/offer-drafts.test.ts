import { expect, test } from 'vitest';
import { changeOfferDrafts } from '#app/serving/offers/change-offer-drafts.ts';
import { getOfferDraft } from '#app/serving/offers/get-offer-draft.ts';
import { listOfferDrafts } from '#app/serving/offers/list-offer-drafts.ts';
import { openOfferDraft } from '#app/serving/offers/open-offer-draft.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { noteQuestions } from '#tests/support/note-questions.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

const NOW = Date.parse('2026-11-16T09:00:00Z');
const TWO_ORDERS = JSON.stringify({ all: [{ field: 'orderCount', atLeast: 2 }] });

async function openShop() {
  let now = NOW;
  const app = openTestApp({ now: () => now });
  const shopId = addTestShop(app.db);
  const shop = await app.db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const change = (fields: Record<string, string>) => {
    const form = new FormData();
    const all = { intent: 'save', name: 'Come back', rule: TWO_ORDERS, gives: 'percent', percent: '10', days: '14' };
    for (const [name, value] of Object.entries({ ...all, ...fields })) form.set(name, value);
    now += 1000;
    return changeOfferDrafts(app, shop, form);
  };
  return { app, shop, change };
}

test('a draft is kept with whom it is for, and counts them as they are now', async () => {
  const { app, shop, change } = await openShop();
  for (const [orderId, customerId] of [
    [1, 7],
    [2, 7],
    [3, 8],
  ] as const)
    insertOrder(app.db, shop.id, { orderId, orderedAt: NOW - orderId * 1000, customerId, lines: [{ productId: 1 }] });
  rebuildProfiles(app.db, shop.id);
  expect(change({})).toEqual({ state: 'saved', draftId: 1 });
  expect(await listOfferDrafts(app, shop)).toMatchObject([
    {
      draftId: 1,
      name: 'Come back',
      rule: JSON.parse(TWO_ORDERS),
      terms: { gives: 'percent', percent: 10, days: 14, note: '' },
      count: { buyers: 1, netRevenueMinor: 200 },
    },
  ]);
  expect(getOfferDraft(app.db, shop.id + 1, 1)).toBeNull();
});

test('buyers are counted by the reports, however many drafts: the thread that serves shops does not', async () => {
  const { app, shop, change } = await openShop();
  change({});
  change({});
  const noted = noteQuestions(app);
  expect(await listOfferDrafts(noted.app, shop)).toMatchObject([{ count: { buyers: 0 } }, { count: { buyers: 0 } }]);
  const opened = await openOfferDraft(noted.app, shop, '1', { rule: null, name: null });
  expect(opened).toMatchObject({ draft: { draftId: 1 }, count: { buyers: 0, netRevenueMinor: 0 } });
  expect(noted.asked).toEqual(['buyers-count', 'buyers-count']);
});

test('of two who change one draft, the second is told, and nothing of the first is lost', async () => {
  const { app, shop, change } = await openShop();
  change({});
  const seenAt = String(getOfferDraft(app.db, shop.id, 1)!.updatedAt);
  expect(change({ draftId: '1', seenAt, gives: 'amount', amount: '4.50' })).toEqual({ state: 'saved', draftId: 1 });
  expect(change({ draftId: '1', seenAt, gives: 'shipping' })).toEqual({ state: 'conflict' });
  expect(getOfferDraft(app.db, shop.id, 1)!.terms).toEqual({ gives: 'amount', amountMinor: 450, days: 14, note: '' });
});

test('a deleted draft can be brought back, and its number is not given again', async () => {
  const { app, shop, change } = await openShop();
  change({});
  expect(change({ intent: 'delete', draftId: '1' })).toEqual({ state: 'deleted', draftId: 1 });
  expect(await listOfferDrafts(app, shop)).toEqual([]);
  expect(change({})).toEqual({ state: 'saved', draftId: 2 });
  expect(change({ intent: 'restore', draftId: '1' })).toEqual({ state: 'restored' });
  expect((await listOfferDrafts(app, shop)).map(({ draftId }) => draftId)).toEqual([2, 1]);
});

test('what a form cannot mean is refused at its field', async () => {
  const { app, shop, change } = await openShop();
  for (const [fields, errors] of [
    [{ name: ' ' }, { name: true }],
    [{ name: 'x'.repeat(81) }, { name: true }],
    [{ rule: '{"all":[{"field":"shoeSize","is":4}]}' }, { rule: true }],
    [{ percent: '101' }, { percent: true }],
    [{ percent: 'ten' }, { percent: true }],
    [{ gives: 'everything' }, { percent: true }],
    [{ gives: 'amount', amount: '-1' }, { amount: true }],
    [{ gives: 'amount', amount: '' }, { amount: true }],
    [{ days: '0' }, { days: true }],
  ] as const)
    expect(change(fields), JSON.stringify(fields)).toEqual({ state: 'invalid', errors });
  expect(await listOfferDrafts(app, shop)).toEqual([]);
});
