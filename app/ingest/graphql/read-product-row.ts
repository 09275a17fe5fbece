import { z } from 'zod';
import type { ProductFact } from '../facts.ts';
import { instant } from '../wire-fields.ts';
import { flag, gid, text } from './fields.ts';
import { parseRow } from './parse-row.ts';

/** An unlisted product is reached by its address alone, so it is no more to be shown than a draft. */
const STATUS = { ACTIVE: 'active', DRAFT: 'draft', ARCHIVED: 'archived', UNLISTED: 'draft' } as const;

const schema = z.object({
  id: gid('Product'),
  title: text,
  handle: text,
  productType: text.nullish(),
  vendor: text.nullish(),
  tags: z.array(text, 'must be a list of texts').default([]),
  status: z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'], 'must be ACTIVE, DRAFT, ARCHIVED or UNLISTED'),
  publishedAt: instant.nullish(),
  isGiftCard: flag.default(false),
  featuredMedia: z.object({ preview: z.object({ image: z.object({ url: text }).nullish() }).nullish() }).nullish(),
  createdAt: instant,
  updatedAt: instant,
});

/** Read a product of the Admin GraphQL API. @throws {RowError} if it is malformed. */
export function readProductRow(row: unknown): ProductFact {
  const product = parseRow(schema, 'product', row);
  return {
    productId: product.id,
    title: product.title,
    handle: product.handle,
    productType: product.productType ?? '',
    vendor: product.vendor ?? '',
    tags: product.tags,
    status: STATUS[product.status],
    publishedAt: product.publishedAt ?? null,
    isGiftCard: product.isGiftCard,
    imageUrl: product.featuredMedia?.preview?.image?.url ?? null,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}
