import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Database } from '../../db.server.ts';
import type { ShopVersions } from '../../ingest/get-shop-versions.ts';
import { listLargeShops } from '../../ingest/list-large-shops.ts';
import { loadShopColumns, type ShopSnapshot } from '../../ingest/load-shop-columns.ts';
import { updateShopColumns } from '../../ingest/update-shop-columns.ts';
import { shareColumns } from '../../share-columns.ts';
import { createDerive } from './create-derive.ts';
import { makeRoom } from './make-room.ts';
import type { Derive, ReportShop } from './report.ts';

/** A shop's columns in memory, with what reports made of them. */
export interface OpenSnapshot {
  /** Another one as soon as the columns are others. */
  readonly revision: number;
  /** What the columns are of. */
  readonly versions: ShopVersions;
  /** When it was known that they are the newest. */
  readonly readAt: number;
  readonly columns: ShopColumns;
  readonly derive: Derive;
}

/** A shop's columns as they are lent to another thread; what was made of them stays where it was made. */
export interface LentColumns extends Omit<OpenSnapshot, 'derive'> {
  readonly shopId: number;
}

/** The columns of shops, brought up to date when asked for; those asked for least lately go first when room is short. */
export interface Snapshots {
  /** @param mayBeOldMs the columns of a large shop are left as they are for this long. */
  open(shop: ReportShop, mayBeOldMs: number): OpenSnapshot;
}

interface SnapshotOptions {
  now(): number;
  /** Memory for all shops; the one asked for last stays in any case. */
  readonly budgetBytes: number;
  /** A shop of so many orders is large. */
  readonly largeFromOrders: number;
  /** Told before all orders of a large shop are read, and after. */
  onReading(isReading: boolean): void;
  /** Given the columns of all large shops that are kept, as soon as these are others. */
  onKept(columns: readonly LentColumns[]): void;
}

interface Kept extends OpenSnapshot {
  readonly snapshot: ShopSnapshot;
  readonly settings: string;
  readonly bytes: number;
}

/** A shop of fewer orders is read while its page waits. */
export const LARGE_SHOP_ORDERS = 20_000;

/** What reports derive from the columns takes about as much again. */
const SHARE_OF_DERIVED = 0.6;

/** Create the columns of the shops of a database. */
export function createSnapshots(db: Database, options: SnapshotOptions): Snapshots {
  const { now, budgetBytes, largeFromOrders, onReading, onKept } = options;
  const kept = new Map<number, Kept>();
  let revisions = 0;
  const isLarge = ({ columns }: Pick<OpenSnapshot, 'columns'>) => columns.orderIds.length >= largeFromOrders;
  let told = '';
  const tellKept = () => {
    const large = [...kept].filter(([, one]) => isLarge(one)).map(lend);
    const names = large
      .map(({ revision }) => revision)
      .toSorted((a, b) => a - b)
      .join();
    if (names === told) return;
    told = names;
    onKept(large);
  };
  const loadTold = (shopId: number): ShopSnapshot => {
    // A smaller one is read while its page waits, on a busy machine too.
    if (!listLargeShops(db, largeFromOrders).includes(shopId)) return loadShopColumns(db, shopId);
    onReading(true);
    try {
      return loadShopColumns(db, shopId);
    } finally {
      onReading(false);
    }
  };
  const readSnapshot = (before: ShopSnapshot | undefined, shopId: number): ShopSnapshot => {
    if (before) return updateShopColumns(db, shopId, before);
    const loaded = loadTold(shopId);
    return isLarge(loaded) ? { ...loaded, columns: shareColumns(loaded.columns) } : loaded;
  };
  return {
    open(shop, mayBeOldMs) {
      const before = kept.get(shop.id);
      const isLeft = before !== undefined && isLarge(before) && now() - before.readAt < mayBeOldMs;
      const readAt = isLeft ? before.readAt : now();
      const snapshot = isLeft ? before.snapshot : readSnapshot(before?.snapshot, shop.id);
      const settings = `${shop.ianaTimezone} ${shop.currency}`;
      const isSame = before?.snapshot.columns === snapshot.columns && before.settings === settings;
      const made = isSame ? before : derive(snapshot, shop, { settings, revision: ++revisions });
      const opened = { ...made, snapshot, readAt, versions: snapshot.versions };
      kept.delete(shop.id);
      kept.set(shop.id, opened);
      makeRoom(kept, ({ bytes }) => bytes, budgetBytes);
      tellKept();
      return opened;
    },
  };
}

function derive(
  { columns }: ShopSnapshot,
  shop: ReportShop,
  { settings, revision }: Pick<Kept, 'settings' | 'revision'>,
): Omit<Kept, 'snapshot' | 'versions' | 'readAt'> {
  const lists = Object.values(columns) as (Float64Array | readonly string[])[];
  const bytes = lists.reduce((sum, list) => sum + ('byteLength' in list ? list.byteLength : 40 * list.length), 0);
  return {
    settings,
    revision,
    columns,
    bytes: bytes * (1 + SHARE_OF_DERIVED),
    derive: createDerive(columns, shop),
  };
}

function lend([shopId, { revision, versions, readAt, columns }]: [number, Kept]): LentColumns {
  return { shopId, revision, versions, readAt, columns };
}
