import { describe, expect, test } from 'vitest';
import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import { suggestStep, type NextStep } from '#app/measurement/buyer/suggest-step.ts';
import { DAY } from '#app/time.ts';

const NOW = Date.UTC(2026, 2, 1);
const BORDERS = { p75Days: 60, p90Days: 120 };
const SUBSCRIBED = { state: 'subscribed', updatedAt: 0 } as const;

type Profile = Omit<BuyerProfile, 'gapSeconds'>;

/** Two orders, the last `waited` days ago. */
function buyer(waited: number, more: Partial<Profile> = {}): Profile {
  return {
    stage: 'active',
    scoredAt: NOW,
    lastOrderAt: NOW - waited * DAY,
    orderCount: 2,
    discountedOrders: 0,
    dueProducts: [],
    rhythmSource: 'shop',
    rhythmDays: 40,
    nextOrderFrom: NOW + 5 * DAY,
    nextOrderTo: NOW + 30 * DAY,
    favouriteType: 'Coffee',
    monetaryScore: 3,
    ...more,
  } as Profile;
}

const kindOf = (profile: Profile) => suggestStep(profile, BORDERS, SUBSCRIBED).kind;
const due = (inDays: number, probability: number) => [{ productId: 7, dueAt: NOW + inDays * DAY, probability }];

describe('by stage', () => {
  test('who is in time is left alone, and the page says until when', () => {
    expect(suggestStep(buyer(20), BORDERS, SUBSCRIBED)).toEqual({
      kind: 'expect',
      from: NOW + 5 * DAY,
      to: NOW + 30 * DAY,
      mayMail: true,
      discounts: 'never',
    });
    expect(kindOf(buyer(20, { nextOrderFrom: null }))).toBe('leave');
  });

  test('a first order is left alone until three quarters of others would be back', () => {
    // 20 days ago, border at 60 days: 40 days from now.
    const step = suggestStep(buyer(20, { stage: 'new', orderCount: 1 }), BORDERS, SUBSCRIBED);
    expect(step).toMatchObject({ kind: 'welcome', atRiskAt: NOW + 40 * DAY, discounts: null });
  });

  test('who is late is written to once, before nine in ten would be back', () => {
    // 70 days ago, border at 120 days: 50 days from now.
    expect(suggestStep(buyer(70, { stage: 'atRisk' }), BORDERS, SUBSCRIBED)).toMatchObject({
      kind: 'checkIn',
      lapsesAt: NOW + 50 * DAY,
      type: 'Coffee',
    });
  });

  test('who is gone is written to once if they mattered, else left in peace, whatever is due', () => {
    expect(kindOf(buyer(200, { stage: 'lapsed', monetaryScore: 4 }))).toBe('winBack');
    expect(kindOf(buyer(200, { stage: 'lapsed', monetaryScore: 3, dueProducts: due(1, 0.9) }))).toBe('letGo');
    expect(kindOf(buyer(200, { stage: 'lapsed', monetaryScore: null }))).toBe('letGo');
  });

  test('who is late for others but within a rhythm of their own is in time', () => {
    expect(kindOf(buyer(70, { stage: 'atRisk', rhythmSource: 'own', rhythmDays: 70 }))).toBe('expect');
    expect(kindOf(buyer(71, { stage: 'atRisk', rhythmSource: 'own', rhythmDays: 70 }))).toBe('checkIn');
    expect(kindOf(buyer(70, { stage: 'atRisk', rhythmSource: 'shop', rhythmDays: 70 }))).toBe('checkIn');
    expect(kindOf(buyer(200, { stage: 'lapsed', rhythmSource: 'own', rhythmDays: 365 }))).toBe('expect');
  });

  test('nothing is suggested while the stage is not known', () => {
    expect(kindOf(buyer(20, { stage: null, dueProducts: due(1, 0.9) }))).toBe('wait');
    expect(suggestStep(buyer(20), null, null).kind).toBe('wait');
  });
});

test('a product is named when it is likely and due within two weeks', () => {
  expect(kindOf(buyer(20, { dueProducts: due(14, 0.25) }))).toBe('remind');
  expect(kindOf(buyer(20, { dueProducts: due(14, 0.24) }))).toBe('expect');
  expect(kindOf(buyer(20, { dueProducts: due(15, 0.9) }))).toBe('expect');
  expect(kindOf(buyer(70, { stage: 'atRisk', dueProducts: due(0, 0.5) }))).toBe('remind');
});

test('consent and discounts are told as the facts have them', () => {
  const tell = (consent: Parameters<typeof suggestStep>[2], discountedOrders: number): Partial<NextStep> => {
    const { mayMail, discounts } = suggestStep(buyer(70, { stage: 'atRisk', discountedOrders }), BORDERS, consent);
    return { mayMail, discounts };
  };
  expect(tell(SUBSCRIBED, 0)).toEqual({ mayMail: true, discounts: 'never' });
  expect(tell({ state: 'pending', updatedAt: 0 }, 1)).toEqual({ mayMail: false, discounts: 'sometimes' });
  expect(tell({ state: null, updatedAt: 0 }, 2)).toEqual({ mayMail: null, discounts: 'mostly' });
  expect(tell(null, 0)).toEqual({ mayMail: null, discounts: 'never' });
});
