import type { Database } from '../../db.server.ts';
import type { BuyerRule } from '../../profiles/segments/buyer-rule.ts';
import { listProductTitles } from '../list-product-titles.ts';

const PRODUCT_FIELDS: readonly string[] = ['firstProductId', 'startedWith', 'boughtProduct', 'dueProduct'];

/** Titles of the products that rules name, by id. */
export function listRuleTitles(db: Database, shopId: number, rules: readonly BuyerRule[]): Record<number, string> {
  const named = rules.flatMap(({ all }) =>
    all.flatMap((condition) => {
      if (!PRODUCT_FIELDS.includes(condition.field)) return [];
      const { is, in: several } = condition as { readonly is?: unknown; readonly in?: readonly unknown[] };
      return [is, ...(several ?? [])].filter((value) => typeof value === 'number');
    }),
  );
  return listProductTitles(db, shopId, named);
}
