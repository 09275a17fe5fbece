import { expect, test } from 'vitest';
import { countSubscriptionOrders } from '#ml/measurement/count-subscription-orders.ts';

test('orders of known buyers, and the renewals among them; a guest counts in neither', () => {
  const customerIds = Float64Array.of(7, 0, 7, 8);
  const isSubscription = Uint8Array.of(1, 1, 0, 1);
  expect(countSubscriptionOrders({ customerIds, isSubscription })).toEqual({ knownOrders: 3, subscriptionOrders: 2 });
  const none = { customerIds: new Float64Array(0), isSubscription: new Uint8Array(0) };
  expect(countSubscriptionOrders(none)).toEqual({ knownOrders: 0, subscriptionOrders: 0 });
});
