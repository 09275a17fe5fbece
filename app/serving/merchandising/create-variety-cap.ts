import type { ServedShop } from '../served-shop.ts';
import type { Variety } from './rule.ts';

/** Which part of a list one product type may take. */
const SHARES: Readonly<Record<Variety, number>> = { off: 1, mild: 1 / 2, strong: 1 / 4 };

/** Counts the product types of a list that is being filled. */
export interface VarietyCap {
  /** Whether the list may take one more product of its type. A product without a type is of a type of its own. */
  hasRoom(position: number): boolean;
  count(position: number): void;
  /** Take back one count of it. */
  release(position: number): void;
}

/** Create the cap of one list of `limit` products: at most half of it of one type, or a quarter, rounded up. */
export function createVarietyCap({ catalog }: ServedShop, limit: number): VarietyCap {
  const most = Math.ceil(limit * SHARES[catalog.merchandising.variety]);
  const counts = new Map<string, number>();
  const typeOf = (position: number) => catalog.products[position]!.productType.toLowerCase();
  return {
    hasRoom(position) {
      const type = typeOf(position);
      return type === '' || (counts.get(type) ?? 0) < most;
    },
    count(position) {
      const type = typeOf(position);
      counts.set(type, (counts.get(type) ?? 0) + 1);
    },
    release(position) {
      const type = typeOf(position);
      counts.set(type, (counts.get(type) ?? 0) - 1);
    },
  };
}
