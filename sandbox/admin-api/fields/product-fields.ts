import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import type { ProductRow, VariantRow } from '../../store/types.ts';
import { listRows } from '../list-rows.ts';
import type { Fields } from './field.ts';

/** A variant as GraphQL shows it: with its product and its place. */
interface VariantSource extends VariantRow {
  readonly product: ProductRow;
}

interface ItemSource {
  readonly id: string;
  readonly variant: VariantSource;
}

const LOCATION = { id: gid.write('Location', 1), name: 'Shop location', isActive: true };

/** Variants of a product as sources of ProductVariant fields. */
export const variantsOf = (product: ProductRow): readonly VariantSource[] =>
  product.variants.map((variant) => ({ ...variant, product }));

/** The drawing the storefront makes of a product, as its one picture. */
function pictureOf({ id, title }: ProductRow, baseUrl: string) {
  const number = gid.read('Product', id);
  const url = `${baseUrl}/cdn/products/${number}.svg`;
  const mediaId = gid.write('MediaImage', number);
  const image = { id: mediaId, url, altText: title };
  return { __typename: 'MediaImage', id: mediaId, alt: title, mediaContentType: 'IMAGE', image, preview: { image } };
}

const plainText = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export const productFields: Readonly<Record<string, Fields>> = {
  Product: {
    legacyResourceId: ({ id }: ProductRow) => String(gid.read('Product', id)),
    description: ({ descriptionHtml }: ProductRow) => plainText(descriptionHtml),
    variants: (product: ProductRow, args) => listRows(variantsOf(product) as never, args),
    variantsCount: ({ variants }: ProductRow) => ({ count: variants.length, precision: 'EXACT' }),
    hasOnlyDefaultVariant: ({ variants }: ProductRow) =>
      variants.length === 1 && variants[0]?.title === 'Default Title',
    hasOutOfStockVariants: ({ variants }: ProductRow) => variants.some((variant) => variant.inventoryQuantity <= 0),
    totalInventory: ({ variants }: ProductRow) => variants.reduce((sum, variant) => sum + variant.inventoryQuantity, 0),
    tracksInventory: () => true,
    onlineStoreUrl: ({ handle, publishedAt, status }: ProductRow, _args, { context }) =>
      publishedAt && status === 'ACTIVE' ? `${context.url()}/products/${handle}` : null,
    priceRangeV2: ({ variants }: ProductRow, _args, { context }) => {
      const prices = variants.map((variant) => money.read(variant.price));
      const amount = (minor: number) => ({ amount: money.write(minor), currencyCode: context.store.shop.currencyCode });
      return { minVariantPrice: amount(Math.min(...prices)), maxVariantPrice: amount(Math.max(...prices)) };
    },
    featuredMedia: (product: ProductRow, _args, { context }) => pictureOf(product, context.url()),
    media: (product: ProductRow, args, { context }) => listRows([pictureOf(product, context.url())], args),
    collections: ({ id }: ProductRow, args, { context: { store } }) =>
      listRows(store.listCollections().filter(({ productIds }) => productIds.includes(id)) as never, args),
    // The sandbox's products have no category and no metafields.
    category: () => null,
    metafield: () => null,
    metafields: () => listRows([]),
  },
  ProductVariant: {
    legacyResourceId: ({ id }: VariantSource) => String(gid.read('ProductVariant', id)),
    displayName: ({ product, title }: VariantSource) => `${product.title} - ${title}`,
    position: ({ id, product }: VariantSource) => product.variants.findIndex((variant) => variant.id === id) + 1,
    product: ({ product }: VariantSource) => product,
    createdAt: ({ product }: VariantSource) => product.createdAt,
    updatedAt: ({ product }: VariantSource) => product.updatedAt,
    inventoryPolicy: () => 'DENY',
    sellableOnlineQuantity: ({ inventoryQuantity }: VariantSource) => inventoryQuantity,
    taxable: () => true,
    barcode: () => null,
    inventoryItem: (variant: VariantSource) => ({
      id: gid.write('InventoryItem', gid.read('ProductVariant', variant.id)),
      variant,
    }),
    metafield: () => null,
    metafields: () => listRows([]),
  },
  InventoryItem: {
    legacyResourceId: ({ id }: ItemSource) => String(gid.read('InventoryItem', id)),
    sku: ({ variant }: ItemSource) => variant.sku,
    tracked: () => true,
    requiresShipping: () => true,
    unitCost: ({ variant }: ItemSource) => variant.inventoryItem?.unitCost ?? null,
    createdAt: ({ variant }: ItemSource) => variant.product.createdAt,
    updatedAt: ({ variant }: ItemSource) => variant.inventoryItem?.updatedAt ?? variant.product.updatedAt,
    inventoryLevels: (item: ItemSource) => listRows([{ id: item.id.replace('InventoryItem', 'InventoryLevel'), item }]),
  },
  InventoryLevel: {
    location: () => LOCATION,
    item: ({ item }: { readonly item: ItemSource }) => item,
    isActive: () => true,
    createdAt: ({ item }: { readonly item: ItemSource }) => item.variant.product.createdAt,
    updatedAt: ({ item }: { readonly item: ItemSource }) => item.variant.product.updatedAt,
    quantities: ({ item }: { readonly item: ItemSource }, { names }) =>
      (names as readonly string[]).map((name) => {
        if (name !== 'available' && name !== 'on_hand')
          throw new Error(`Cannot read inventory: the sandbox counts available and on_hand, got ${name}.`);
        return { id: `${item.id}?name=${name}`, name, quantity: item.variant.inventoryQuantity };
      }),
  },
  Location: { legacyResourceId: () => '1' },
};
