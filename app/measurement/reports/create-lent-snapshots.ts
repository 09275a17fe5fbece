import { createDerive } from './create-derive.ts';
import type { LentColumns, OpenSnapshot, Snapshots } from './create-snapshots.ts';
import type { ReportShop } from './report.ts';

/** Columns that were lent. */
export interface LentSnapshots extends Snapshots {
  /** Hold these instead of those before. */
  hold(columns: readonly LentColumns[]): void;
  /** The columns of a shop; null if none were lent. */
  find(shop: ReportShop): OpenSnapshot | null;
}

/** Create a place for columns of other threads: they stay as they were lent. */
export function createLentSnapshots(): LentSnapshots {
  const held = new Map<number, LentColumns>();
  const opened = new Map<number, OpenSnapshot>();
  const find = (shop: ReportShop): OpenSnapshot | null => {
    const lent = held.get(shop.id);
    if (!lent) return null;
    const derive = opened.get(shop.id)?.derive ?? createDerive(lent.columns, shop);
    const one = { ...lent, derive };
    opened.set(shop.id, one);
    return one;
  };
  return {
    hold(columns) {
      held.clear();
      for (const one of columns) held.set(one.shopId, one);
      for (const [shopId, { revision }] of opened) if (held.get(shopId)?.revision !== revision) opened.delete(shopId);
    },
    find,
    open(shop) {
      const one = find(shop);
      if (!one) throw new Error(`Cannot open columns: those of shop ${shop.id} must be lent, got others.`);
      return one;
    },
  };
}
