import type { CatalogueItem } from './load-catalogue.ts';
import { productNumber, toHandle, toInstant } from './product-rows.ts';

const DAY = 86_400_000;
const FIRST_ID = 40_001;
const ESPRESSO = ['Espresso Beans', 'Espresso Tools', 'Grinders', 'Cleaning and Care'];
const GIFT_LIMIT_MINOR = 2000;
const GIFT_TYPES = ['Mugs and Cups', 'Pantry', 'Kitchen Linen and Storage', 'Kettles and Teapots'];

interface Shelf {
  readonly title: string;
  readonly holds: (item: CatalogueItem) => boolean;
  /** When the shopkeeper last arranged it. */
  readonly daysAgo: number;
}

/** Arranged by hand, across product types. */
const ARRANGED: readonly Shelf[] = [
  { title: 'Everything for espresso', holds: (item) => ESPRESSO.includes(item.productType), daysAgo: 120 },
  {
    title: 'Presents under £20',
    holds: ({ productType, priceMinor }) => GIFT_TYPES.includes(productType) && priceMinor < GIFT_LIMIT_MINOR,
    daysAgo: 45,
  },
  { title: 'In season', holds: ({ months }) => months !== undefined, daysAgo: 30 },
];

/** The rows of collections.jsonl: each collection, then its products with `__parentId`. One for each product type, and three more. */
export function createCollectionRows(items: readonly CatalogueItem[], endAt: number): object[] {
  const types = [
    ...new Set(items.filter(({ isGiftCard }) => !isGiftCard).map(({ productType }) => productType)),
  ].sort();
  const shelves = types.map((title): Shelf => {
    const own = items.filter(({ productType }) => productType === title);
    const daysAgo = Math.min(430, ...own.map(({ launchedDaysAgo }) => launchedDaysAgo ?? 430));
    return { title, holds: ({ productType }) => productType === title, daysAgo };
  });
  return [...shelves, ...ARRANGED].flatMap(({ title, holds, daysAgo }, index) => {
    const id = `gid://shopify/Collection/${FIRST_ID + index}`;
    const head = { id, title, handle: toHandle(title), updatedAt: toInstant(endAt - daysAgo * DAY) };
    const products = items.flatMap((item, position) =>
      holds(item) ? [{ id: `gid://shopify/Product/${productNumber(position)}`, __parentId: id }] : [],
    );
    return [head, ...products];
  });
}
