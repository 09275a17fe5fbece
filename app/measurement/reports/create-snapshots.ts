import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Database } from '../../db.server.ts';
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
  /** The versions of facts and catalogue that the columns are of. */
  readonly facts: string;
  /** When it was known that they are the newest. */
  readonly readAt: number;
  readonly columns: ShopColumns;
  readonly derive: Derive;
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
  /** Told before all orders of a shop are read, and after. */
  onReading(isReading: boolean): void;
}

interface Kept extends OpenSnapshot {
  readonly snapshot: ShopSnapshot;
  readonly settings: string;
  readonly bytes: number;
}

/** What reports derive from the columns takes about as much again. */
const SHARE_OF_DERIVED = 0.6;

/** Create the columns of the shops of a database. */
export function createSnapshots(db: Database, options: SnapshotOptions): Snapshots {
  const { now, budgetBytes, largeFromOrders, onReading } = options;
  const kept = new Map<number, Kept>();
  let revisions = 0;
  const loadTold = (shopId: number): ShopSnapshot => {
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
    const isLarge = loaded.columns.orderIds.length >= largeFromOrders;
    return isLarge ? { ...loaded, columns: shareColumns(loaded.columns) } : loaded;
  };
  return {
    open(shop, mayBeOldMs) {
      const before = kept.get(shop.id);
      const isLarge = before !== undefined && before.columns.orderIds.length >= largeFromOrders;
      const isLeft = isLarge && now() - before.readAt < mayBeOldMs;
      const readAt = isLeft ? before.readAt : now();
      const snapshot = isLeft ? before.snapshot : readSnapshot(before?.snapshot, shop.id);
      const settings = `${shop.ianaTimezone} ${shop.currency}`;
      const isSame = before?.snapshot.columns === snapshot.columns && before.settings === settings;
      const made = isSame ? before : derive(snapshot, shop, { settings, revision: ++revisions });
      const { factsVersion, catalogVersion } = snapshot.versions;
      const opened = { ...made, snapshot, readAt, facts: `${factsVersion} ${catalogVersion}` };
      kept.delete(shop.id);
      kept.set(shop.id, opened);
      makeRoom(kept, ({ bytes }) => bytes, budgetBytes);
      return opened;
    },
  };
}

function derive(
  { columns }: ShopSnapshot,
  shop: ReportShop,
  { settings, revision }: Pick<Kept, 'settings' | 'revision'>,
): Omit<Kept, 'snapshot' | 'facts' | 'readAt'> {
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
