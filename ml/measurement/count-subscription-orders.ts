import type { ShopColumns } from './shop-columns.ts';

/** Orders of known buyers, and those of them that belong to a subscription; guests are in neither. */
export interface SubscriptionOrders {
  readonly knownOrders: number;
  readonly subscriptionOrders: number;
}

/** Count how many orders of known buyers subscriptions bring: these come by themselves. */
export function countSubscriptionOrders({
  customerIds,
  isSubscription,
}: Pick<ShopColumns, 'customerIds' | 'isSubscription'>): SubscriptionOrders {
  let [knownOrders, subscriptionOrders] = [0, 0];
  for (let order = 0; order < customerIds.length; order++) {
    if (!(customerIds[order]! > 0)) continue;
    knownOrders += 1;
    subscriptionOrders += isSubscription[order]!;
  }
  return { knownOrders, subscriptionOrders };
}
