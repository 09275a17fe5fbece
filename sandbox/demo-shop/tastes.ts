/** A product type somebody runs out of, and how often. */
export interface Habit {
  readonly productType: string;
  readonly everyDays: number;
  /** How many people of this taste have the habit at all. */
  readonly chance: number;
}

/** A kind of buyer: what they run out of and what they equip themselves with. */
export interface Taste {
  readonly name: string;
  /** Relative share among buyers. */
  readonly share: number;
  readonly habits: readonly Habit[];
  /** Types they buy once in a while, and the first thing many of them buy. */
  readonly gear: readonly string[];
  /** How much likelier than average they are to come back. */
  readonly loyalty: number;
}

const care = (everyDays: number, chance: number): Habit => ({ productType: 'Cleaning and Care', everyDays, chance });
const pantry = (everyDays: number, chance: number): Habit => ({ productType: 'Pantry', everyDays, chance });

export const TASTES: readonly Taste[] = [
  {
    name: 'espresso',
    share: 26,
    habits: [{ productType: 'Espresso Beans', everyDays: 21, chance: 1 }, care(70, 0.55), pantry(28, 0.35)],
    gear: ['Espresso Tools', 'Grinders', 'Mugs and Cups', 'Brewers'],
    loyalty: 1.2,
  },
  {
    name: 'filter',
    share: 24,
    habits: [
      { productType: 'Filter Coffee', everyDays: 24, chance: 1 },
      { productType: 'Coffee Filters', everyDays: 56, chance: 0.75 },
      care(90, 0.3),
    ],
    gear: ['Brewers', 'Grinders', 'Kettles and Teapots', 'Mugs and Cups'],
    loyalty: 1.1,
  },
  {
    name: 'black tea',
    share: 17,
    habits: [{ productType: 'Black Tea', everyDays: 38, chance: 1 }, pantry(32, 0.5)],
    gear: ['Kettles and Teapots', 'Mugs and Cups', 'Kitchen Linen and Storage'],
    loyalty: 1,
  },
  {
    name: 'green tea',
    share: 12,
    habits: [
      { productType: 'Green Tea', everyDays: 42, chance: 1 },
      { productType: 'Herbal Tea', everyDays: 60, chance: 0.4 },
    ],
    gear: ['Kettles and Teapots', 'Mugs and Cups'],
    loyalty: 1,
  },
  {
    name: 'herbal tea',
    share: 10,
    habits: [{ productType: 'Herbal Tea', everyDays: 45, chance: 1 }, pantry(45, 0.35)],
    gear: ['Mugs and Cups', 'Kitchen Linen and Storage', 'Kettles and Teapots'],
    loyalty: 0.9,
  },
  {
    name: 'gifts',
    share: 11,
    habits: [pantry(120, 0.5)],
    gear: ['Mugs and Cups', 'Kitchen Linen and Storage', 'Kettles and Teapots', 'Gift Card'],
    loyalty: 0.45,
  },
];
