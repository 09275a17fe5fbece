import { expect, test } from 'vitest';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { createRecommendationAnswerer } from '#app/serving/answer-recommendations.ts';
import { openRuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import { readRuleForm } from '#app/serving/merchandising/read-rule-form.ts';
import { saveRule } from '#app/serving/merchandising/save-rule.ts';
import { describeRule } from '#app/serving/merchandising/describe-rule.ts';
import { createRuleWords } from '#app/serving/merchandising/create-rule-words.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { listen } from '#tests/support/listen.ts';
import { noteQuestions } from '#tests/support/note-questions.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { signProxyQuery } from '#tests/support/sign-proxy-query.ts';
import { openTestShop } from '../open-test-shop.ts';
import { makeRule } from './make-ruled-shop.ts';

const LOYAL = { all: [{ field: 'orderCount' as const, atLeast: 3 }] };
const REGULAR = 901;
const NEWCOMER = 902;

/** A shop whose home page pins product 1 for buyers with three orders: 901 has them, 902 has one. */
async function start() {
  const app = openTestApp();
  const shopId = openTestShop(app);
  for (const [orderId, customerId] of [
    [9001, REGULAR],
    [9002, REGULAR],
    [9003, REGULAR],
    [9004, NEWCOMER],
  ] as const)
    insertOrder(app.db, shopId, {
      orderId,
      orderedAt: app.now() - orderId * 1000,
      customerId,
      lines: [{ productId: 4 }],
    });
  rebuildProfiles(app.db, shopId);
  const rule = makeRule({
    action: 'pin',
    slot: 1,
    products: [1],
    placement: 'home',
    audience: { name: 'Regulars', rule: LOYAL },
  });
  saveRule(app.db, { shopId, ruleId: null, rule, seen: '' }, { now: app.now(), userId: null });
  const answerer = createRecommendationAnswerer(app);
  const origin = await listen((request, response) => answerer(request, response, new URL(request.url!, 'http://app')));
  const askFirst = async (customerId?: number) => {
    const query = signProxyQuery({ placement: 'home', limit: '3' }, { at: app.now(), customerId });
    const answer = (await (await fetch(`${origin}/proxy/recommendations?${query}`)).json()) as {
      products: { id: string }[];
    };
    return answer.products[0]!.id;
  };
  return { app, shopId, askFirst };
}

test('a rule for some buyers holds for exactly those, as they are when they ask', async () => {
  const { app, shopId, askFirst } = await start();
  expect(await askFirst(REGULAR)).toBe('1');
  expect(await askFirst(NEWCOMER)).not.toBe('1');
  expect(await askFirst()).not.toBe('1');
  for (const orderId of [9005, 9006])
    insertOrder(app.db, shopId, {
      orderId,
      orderedAt: app.now() - 1000,
      customerId: NEWCOMER,
      lines: [{ productId: 4 }],
    });
  rebuildProfiles(app.db, shopId);
  expect(await askFirst(NEWCOMER)).toBe('1');
});

test('a link from a group of buyers opens a rule for them, counted', async () => {
  const { app, shopId } = await start();
  const shop = await app.db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const link = new URLSearchParams({ rule: 'new', for: JSON.stringify(LOYAL), name: 'Regulars' });
  const noted = noteQuestions(app);
  const editor = await openRuleEditor(noted.app, shop, link);
  expect(editor).toMatchObject({ rule: { audience: { name: 'Regulars', rule: LOYAL } }, buyers: 1 });
  expect(noted.asked, 'not by the thread that serves shops').toEqual(['buyers-count']);
  link.set('for', '{"all":[{"field":"shoeSize"}]}');
  expect(await openRuleEditor(app, shop, link)).toMatchObject({ rule: { audience: null }, buyers: null });
});

test('the form keeps the buyers while they are ticked, and refuses what names none', async () => {
  const { app, shopId } = await start();
  const read = (audience: string, targets = true) => {
    const form = new URLSearchParams({ action: 'boost', productType: 'Mug', audience });
    if (targets) form.set('targets', 'on');
    return readRuleForm(form, 'GBP');
  };
  const kept = read(JSON.stringify({ name: 'Regulars', rule: LOYAL }));
  expect(kept).toMatchObject({ rule: { audience: { name: 'Regulars' } } });
  expect(describeRule((kept as { rule: never }).rule, createRuleWords(app.db, shopId))).toBe(
    'Boost products of type Mug for Regulars',
  );
  expect(read(JSON.stringify({ name: 'Regulars', rule: LOYAL }), false)).toMatchObject({ rule: { audience: null } });
  expect(read('not JSON')).toHaveProperty('errors.audience');
});
