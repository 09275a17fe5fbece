import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Database } from '../../db.server.ts';
import { loadShopColumns, type ShopSnapshot } from '../../ingest/load-shop-columns.ts';
import { updateShopColumns } from '../../ingest/update-shop-columns.ts';
import type { ReportShop } from './report.ts';

type Make<Made> = (columns: ShopColumns, shop: ReportShop) => Made;

/** A shop's columns in memory, with what reports made of them. */
export interface OpenSnapshot {
  /** Another one as soon as the columns are others. */
  readonly revision: number;
  readonly columns: ShopColumns;
  derive<Made>(make: Make<Made>): Made;
}

/** The columns of shops, brought up to date when asked for; those asked for least lately go first when room is short. */
export interface Snapshots {
  open(shop: ReportShop): OpenSnapshot;
}

interface Kept extends OpenSnapshot {
  readonly snapshot: ShopSnapshot;
  readonly settings: string;
  readonly bytes: number;
}

/** What reports derive from the columns takes about as much again. */
const SHARE_OF_DERIVED = 0.6;

/** @param budgetBytes memory for all shops; the one asked for last stays in any case. */
export function createSnapshots(db: Database, budgetBytes: number): Snapshots {
  const kept = new Map<number, Kept>();
  let revisions = 0;
  return {
    open(shop) {
      const before = kept.get(shop.id);
      const snapshot = before ? updateShopColumns(db, shop.id, before.snapshot) : loadShopColumns(db, shop.id);
      const settings = `${shop.ianaTimezone} ${shop.currency}`;
      const isSame = before?.snapshot.columns === snapshot.columns && before.settings === settings;
      const opened = isSame ? { ...before, snapshot } : keep(snapshot, shop, { settings, revision: ++revisions });
      kept.delete(shop.id);
      kept.set(shop.id, opened);
      makeRoom(kept, budgetBytes);
      return opened;
    },
  };
}

function keep(
  snapshot: ShopSnapshot,
  shop: ReportShop,
  { settings, revision }: Pick<Kept, 'settings' | 'revision'>,
): Kept {
  const { columns } = snapshot;
  const made = new Map<unknown, unknown>();
  const lists = Object.values(columns) as (Float64Array | readonly string[])[];
  const bytes = lists.reduce((sum, list) => sum + ('byteLength' in list ? list.byteLength : 40 * list.length), 0);
  return {
    snapshot,
    settings,
    revision,
    columns,
    bytes: bytes * (1 + SHARE_OF_DERIVED),
    derive: <Made>(make: Make<Made>) => {
      if (!made.has(make)) made.set(make, make(columns, shop));
      return made.get(make) as Made;
    },
  };
}

function makeRoom(kept: Map<number, Kept>, budgetBytes: number): void {
  let bytes = 0;
  for (const one of kept.values()) bytes += one.bytes;
  for (const [shopId, one] of kept) {
    if (bytes <= budgetBytes || kept.size === 1) return;
    kept.delete(shopId);
    bytes -= one.bytes;
  }
}
