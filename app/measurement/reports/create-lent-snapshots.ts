import { createDerive } from './create-derive.ts';
import type { OpenSnapshot, Snapshots } from './create-snapshots.ts';

/** A shop's columns as they are lent to another thread; what was made of them stays where it was made. */
export interface LentColumns extends Omit<OpenSnapshot, 'derive'> {
  readonly shopId: number;
}

/** The columns that were lent last. */
export interface LentSnapshots extends Snapshots {
  lend(columns: LentColumns): void;
}

/** Create a place for lent columns: those of one shop at a time, as they were lent. */
export function createLentSnapshots(): LentSnapshots {
  let lent: LentColumns | null = null;
  let opened: OpenSnapshot | null = null;
  return {
    lend(columns) {
      lent = columns;
      if (opened?.revision !== columns.revision) opened = null;
    },
    open(shop) {
      if (lent?.shopId !== shop.id)
        throw new Error(`Cannot open columns: they must be of shop ${shop.id}, got ${lent?.shopId ?? 'none'}.`);
      const derive = opened?.derive ?? createDerive(lent.columns, shop);
      return (opened = { ...lent, derive });
    },
  };
}
