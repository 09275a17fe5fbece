import { z } from 'zod';
import type { ProductFact, VariantFact } from '../facts.ts';
import { instant } from '../wire-fields.ts';
import { amount, id, text } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import { readMinor } from './read-minor.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { requirePast } from './require-past.ts';

/** An unlisted product is reached by its address alone, so it is no more to be shown than a draft. */
const STATUS = { active: 'active', draft: 'draft', archived: 'archived', unlisted: 'draft' } as const;

const deletion = z.object({ id });

const variantFields = z.object({
  id,
  title: text.nullish(),
  position: z.int('must be a whole number').nullish(),
  price: amount,
  compare_at_price: amount.nullish(),
  inventory_item_id: id.nullish(),
  inventory_quantity: z.int('must be a whole number').nullish(),
  inventory_policy: text.nullish(),
  inventory_management: text.nullish(),
  fulfillment_service: text.nullish(),
});

const schema = z.object({
  id,
  title: text,
  handle: text,
  product_type: text.nullish(),
  vendor: text.nullish(),
  tags: z.union([text, z.array(text)], 'must be a text').nullish(),
  status: z.enum(['active', 'draft', 'archived', 'unlisted'], 'must be active, draft, archived or unlisted'),
  published_at: instant.nullish(),
  created_at: instant,
  updated_at: instant,
  image: z.object({ src: text.nullish() }).nullish(),
  images: z.array(z.object({ src: text.nullish() }), 'must be a list').nullish(),
  variants: z.array(variantFields, 'must be a list').nullish(),
});

/**
 * Read products/create, products/update and products/delete. Before the app was opened in the shop, or its products
 * were imported, its currency is not known, and the catalogue will be read whole: what comes earlier is let go.
 */
export function readProduct(payload: unknown, context: WebhookContext): Reading {
  const { topic, shop, happenedAt, receivedAt } = context;
  if (topic === 'products/delete') {
    const gone = parsePayload(deletion, 'product', payload);
    requirePast(happenedAt, receivedAt, 'product');
    return { write: (facts) => facts.productDeleted(gone.id, happenedAt) };
  }
  const product = parsePayload(schema, 'product', payload);
  requirePast(product.updated_at, receivedAt, 'product');
  const variants = (product.variants ?? []).map((variant) => readVariant(variant, product, shop.currency));
  return {
    write(facts) {
      if (shop.installedAt !== null || shop.hasCatalog) facts.product(readProductFact(product), variants);
    },
  };
}

function readProductFact(product: z.infer<typeof schema>): ProductFact {
  const tags = typeof product.tags === 'string' ? product.tags.split(',') : (product.tags ?? []);
  return {
    productId: product.id,
    title: product.title,
    handle: product.handle,
    productType: product.product_type ?? '',
    vendor: product.vendor ?? '',
    tags: tags.map((tag) => tag.trim()).filter(Boolean),
    status: STATUS[product.status],
    publishedAt: product.published_at ?? null,
    isGiftCard: (product.variants ?? []).some((variant) => variant.fulfillment_service === 'gift_card'),
    imageUrl: product.image?.src ?? product.images?.[0]?.src ?? null,
    createdAt: product.created_at,
    updatedAt: product.updated_at,
  };
}

/** It can be bought when its stock is not tracked, some is left, or it is sold beyond stock. */
function readVariant(
  variant: z.infer<typeof variantFields>,
  product: { readonly id: number; readonly updated_at: number },
  currency: string,
): VariantFact {
  const left = variant.inventory_quantity ?? null;
  const isTracked = variant.inventory_management !== null && left !== null;
  return {
    productId: product.id,
    variantId: variant.id,
    title: variant.title ?? '',
    position: variant.position ?? 1,
    priceMinor: readMinor('price of a variant', currency, variant.price, null),
    compareAtMinor: variant.compare_at_price
      ? readMinor('compare_at_price of a variant', currency, variant.compare_at_price, null)
      : null,
    inventoryItemId: variant.inventory_item_id ?? null,
    inventoryQuantity: left,
    availableForSale: !isTracked || variant.inventory_policy === 'continue' || left > 0,
    updatedAt: product.updated_at,
  };
}
