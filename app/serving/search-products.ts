import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

export interface FoundProduct {
  readonly productId: number;
  readonly title: string;
  readonly productType: string;
}

const SEARCH = `SELECT productId, title, productType FROM Product
  WHERE shopId = @shopId AND deletedAt IS NULL AND status = 'active' AND title LIKE @pattern ESCAPE '\\'
  ORDER BY title NOT LIKE @prefix ESCAPE '\\', title, productId LIMIT @limit`;

/** Products of a shop whose title holds the words in their order, those that begin with them first. */
export function searchProducts(db: Database, shopId: number, text: string, limit = 20): readonly FoundProduct[] {
  const words = text
    .trim()
    .replace(/[\\%_]/g, '\\$&')
    .split(/\s+/)
    .join('%');
  return prepareOnce(db, SEARCH).all({ shopId, pattern: `%${words}%`, prefix: `${words}%`, limit }) as FoundProduct[];
}
