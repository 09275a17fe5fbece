import type { Random } from '../random.ts';
import type { CatalogueItem } from './load-catalogue.ts';
import type { Household } from './draw-household.ts';
import type { Purchase } from './purchase.ts';

const CHANNELS = ['web', 'pos', 'shop_app'] as const;
/** What can be subscribed to. */
const RUNS_OUT = new Set(['Black Tea', 'Coffee Filters', 'Espresso Beans', 'Filter Coffee', 'Green Tea', 'Herbal Tea']);

/** Whether a line of an order is bought by subscription. */
export function isSubscribed(household: Household | null, item: CatalogueItem): boolean {
  return household !== null && household.subscribes && RUNS_OUT.has(item.productType);
}

/**
 * Choose the sales channel of an order: a subscription's first order is placed by the buyer, the later ones by its
 * contract; of the rest, most come over the web, some over the counter, a few through Shopify's own app.
 */
export function chooseChannel(
  items: readonly CatalogueItem[],
  { isFirst, lines }: Purchase,
  household: Household | null,
  random: Random,
): string {
  const channel = CHANNELS[random.weighted([88, 8, 4])]!;
  if (!lines.some(({ item }) => isSubscribed(household, items[item]!))) return channel;
  return isFirst ? 'web' : 'subscription_contract';
}
