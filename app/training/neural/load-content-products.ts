import { z } from 'zod';
import type { ContentProduct } from '#ml/models/content/content-product.ts';
import type { Database } from '../../db.server.ts';
import { loadProductsForTraining } from '../../ingest/load-products-for-training.ts';

const tagList = z.array(z.string());

/** Load the content of a shop's catalogue from its accepted facts: sold or not, ascending by id. */
export function loadContentProducts(db: Database, shopId: number): ContentProduct[] {
  return loadProductsForTraining(db, shopId).map((product) => ({
    ...product,
    tags: tagList.parse(JSON.parse(product.tags)),
  }));
}
