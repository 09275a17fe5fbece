import type { CatalogueItem } from './load-catalogue.ts';

const DAY = 86_400_000;
const OPENED_DAYS_AGO = 430;

/** Where a variant is found again: its gid and price. */
export interface VariantPlace {
  readonly gid: string;
  readonly title: string;
  readonly sku: string;
  readonly priceMinor: number;
}

export interface ProductRows {
  readonly rows: readonly object[];
  /** By catalogue position, then by variant position. */
  readonly variants: readonly (readonly VariantPlace[])[];
}

/** The rows of products.jsonl: each product, then its variants with `__parentId`. */
export function createProductRows(items: readonly CatalogueItem[], endAt: number): ProductRows {
  const rows: object[] = [];
  const variants: VariantPlace[][] = [];
  for (const [position, item] of items.entries()) {
    const id = `gid://shopify/Product/${productNumber(position)}`;
    const createdAt = toInstant(endAt - (item.launchedDaysAgo ?? OPENED_DAYS_AGO) * DAY);
    rows.push({
      id,
      title: item.title,
      handle: toHandle(item.title),
      productType: item.productType,
      vendor: item.vendor,
      status: item.draft ? 'DRAFT' : 'ACTIVE',
      tags: item.months ? ['seasonal'] : [],
      isGiftCard: item.isGiftCard,
      createdAt,
      updatedAt: createdAt,
      publishedAt: item.draft ? null : createdAt,
      descriptionHtml: `<p>${escapeHtml(item.description)}</p>`,
    });
    const places = (item.variants ?? [{ title: 'Default Title', priceMinor: item.priceMinor }]).map(
      (variant, index) => ({
        gid: `gid://shopify/ProductVariant/${productNumber(position) * 10 + index}`,
        title: variant.title,
        sku: `LK-${productNumber(position)}${item.variants ? `-${index + 1}` : ''}`,
        priceMinor: variant.priceMinor,
      }),
    );
    variants.push(places);
    for (const { gid, title, sku, priceMinor } of places) {
      rows.push({
        id: gid,
        __parentId: id,
        title,
        sku,
        price: toMoney(priceMinor),
        compareAtPrice: item.compareAtMinor ? toMoney(item.compareAtMinor) : null,
        inventoryQuantity: item.soldOut ? 0 : 40 + ((position * 37) % 160),
        availableForSale: !item.soldOut,
        inventoryItem: {
          id: gid.replace('ProductVariant', 'InventoryItem'),
          updatedAt: createdAt,
          unitCost: costOf(item, position, priceMinor),
        },
      });
    }
  }
  return { rows, variants };
}

/**
 * 40 to 75 % of the price. What is given away (a gift card) costs nothing yet. Everything else has its cost: one that nobody
 * entered leaves every margin blank that the product is in.
 */
function costOf({ isGiftCard }: CatalogueItem, position: number, priceMinor: number) {
  if (isGiftCard) return null;
  const share = 40 + ((position * 17) % 36);
  return { amount: toMoney(Math.round((priceMinor * share) / 100)), currencyCode: 'GBP' };
}

/** The number in a product's gid. */
export function productNumber(position: number): number {
  return 8101 + position;
}

/** Minor units as a decimal string: 950 is "9.50". */
export function toMoney(minor: number): string {
  return `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
}

/** An instant as Shopify writes it, to the second. */
export function toInstant(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** A title as it stands in an address. */
export function toHandle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
