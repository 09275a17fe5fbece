import type { Random } from '../random.ts';
import { chooseItem, wasSold, type Shelf } from './choose-item.ts';
import type { PurchaseLine } from './purchase.ts';

/** Things that are bought by the handful. */
const UNITS: Readonly<Record<string, readonly number[]>> = {
  'Espresso Beans': [0, 6, 4],
  'Filter Coffee': [0, 7, 3],
  'Mugs and Cups': [0, 5, 5, 0, 1],
  Pantry: [0, 5, 3, 2, 1],
};
const OAT_DRINK = /Oat Drink/;
const IMPULSE_TYPES = ['Pantry', 'Mugs and Cups', 'Kitchen Linen and Storage', 'Herbal Tea'];

/**
 * Turn what somebody came for into a basket: what belongs with it, sometimes an impulse, units by type.
 * What they own already (`owned`, by position, added to) is not taken along again, except what runs out.
 */
export function fillBasket(
  shelf: Shelf,
  wanted: readonly number[],
  owned: Set<number>,
  at: number,
  random: Random,
): PurchaseLine[] {
  const basket = new Set(wanted);
  for (const item of wanted) {
    for (const { title, chance } of shelf.items[item]!.boughtWith) {
      const companion = shelf.items.findIndex((candidate) => candidate.title === title);
      if (random.chance(chance) && !owned.has(companion) && wasSold(shelf, shelf.items[companion]!, at))
        basket.add(companion);
    }
  }
  if (random.chance(0.3)) {
    const impulse = chooseItem(shelf, IMPULSE_TYPES[random.between(0, IMPULSE_TYPES.length - 1)]!, at, random);
    if (impulse >= 0) basket.add(impulse);
  }
  for (const item of basket) owned.add(item);
  return [...basket].map((item) => toLine(shelf, item, random));
}

function toLine(shelf: Shelf, position: number, random: Random): PurchaseLine {
  const item = shelf.items[position]!;
  const variant = item.variants ? random.weighted(item.variants.map((_, index) => 3 - Math.min(2, index))) : 0;
  const quantity = OAT_DRINK.test(item.title)
    ? random.between(2, 6)
    : Math.max(1, random.weighted(UNITS[item.productType] ?? [0, 1]));
  return { item: position, variant, quantity: item.isGiftCard ? 1 : quantity };
}
