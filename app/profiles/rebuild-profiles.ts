import { listBuyerBaskets, type BuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import type { ForecastFit } from '#ml/profiles/fit-forecasts.ts';
import { fitProfiles } from '#ml/profiles/fit-profiles.ts';
import type { ProfileColumns } from '#ml/profiles/profile-columns.ts';
import type { Database } from '../db.server.ts';
import type { OrdersPart } from '../ingest/collect-orders-after.ts';
import { countOrders } from '../ingest/count-orders.ts';
import { shareColumns } from '../share-columns.ts';
import { startBeside, type StartedBeside } from '../start-beside.ts';
import { decodeProfileFit, encodeProfileFit, type EncodedFit } from './encode-profile-fit.ts';
import { loadProfileColumns } from './load-profile-columns.ts';
import type { BesideWork } from './rebuild-beside.ts';
import { abandonRefit, beginRefit, finishRefit, type Refit } from './refit.ts';
import { writeAllProfiles } from './write-all-profiles.ts';

/** What a rebuild did. */
export interface Rebuilt {
  readonly buyers: number;
  /** Rows that were not right already. */
  readonly written: number;
}

interface RebuildOptions {
  /** From so many orders a second thread helps. Default 50,000: below, it starts for longer than it helps. */
  readonly helpedFrom?: number;
}

interface Shop {
  readonly columns: ProfileColumns;
  readonly buyers: BuyerBaskets;
  /** A thread beside does its part. */
  readonly isHelped: boolean;
}

/** A row costs as much as reading so many of its orders, beside these. */
const ORDERS_A_ROW = 4;
const ALL_CUSTOMERS = { after: 0, upTo: Number.MAX_SAFE_INTEGER };

/**
 * Fit a shop's buyers anew and rebuild every profile, from one consistent read of all its orders. Orders that come
 * meanwhile go on being accepted and their buyers' profiles rebuilt; these rows are left alone and scored again behind the
 * new fit. Blocks for seconds on a large shop: a server does it in a thread (`runRebuild`).
 *
 * @throws {Error} if orders were erased meanwhile, or another refit of the shop began: then nothing of the erased is
 * written, and the old fit stays.
 */
export function rebuildProfiles(db: Database, shopId: number, { helpedFrom = 50_000 }: RebuildOptions = {}): Rebuilt {
  const number = beginRefit(db, shopId);
  try {
    const isHelped = countOrders(db, shopId) >= helpedFrom;
    const { columns, versions } = load(db, shopId, isHelped);
    const share = isHelped ? shareColumns : <Columns>(own: Columns) => own;
    const shop = { columns: share(columns), buyers: share(listBuyerBaskets(columns.customerIds)), isHelped };
    const refit: Refit = { shopId, number, versions };
    const { encoded, asOf } = fit(shop);
    const written = write(db, refit, shop, encoded);
    finishRefit(db, refit, { ...encoded, asOf, orderCount: columns.orderIds.length });
    return { buyers: shop.buyers.buyerIds.length, written };
  } catch (error) {
    abandonRefit(db, shopId, number);
    throw error;
  }
}

function load(db: Database, shopId: number, isHelped: boolean): ReturnType<typeof loadProfileColumns> {
  if (!isHelped) return loadProfileColumns(db, shopId);
  let beside: StartedBeside<OrdersPart> | null = null;
  try {
    return loadProfileColumns(db, shopId, (after) => {
      beside = start({ part: 'read', databaseUrl: `file:${db.file}`, shopId, after });
      return beside;
    });
  } finally {
    (beside as StartedBeside<OrdersPart> | null)?.close();
  }
}

function fit({ columns, buyers, isHelped }: Shop) {
  const beside = isHelped ? start<ForecastFit>({ part: 'fit', columns, buyers }) : null;
  try {
    const fitted = fitProfiles(columns, buyers, beside ? () => beside.finish() : undefined);
    return { encoded: encodeProfileFit(fitted), asOf: fitted.asOf };
  } finally {
    beside?.close();
  }
}

/** Write all profiles, as they are by the fit that is stored: what incremental rows are scored by. */
function write(db: Database, refit: Refit, { columns, buyers, isHelped }: Shop, encoded: EncodedFit): number {
  const scoring = decodeProfileFit(encoded)!;
  if (!isHelped) return writeAllProfiles(db, refit, describeBuyers(columns, buyers, scoring), ALL_CUSTOMERS);
  const [mine, theirs] = halve(buyers);
  const upTo = mine.buyerIds.at(-1) ?? ALL_CUSTOMERS.after;
  const databaseUrl = `file:${db.file}`;
  const rest = { columns, buyers: theirs, range: { ...ALL_CUSTOMERS, after: upTo } };
  const beside = start<number>({ part: 'write', ...rest, databaseUrl, refit, encoded });
  try {
    const written = writeAllProfiles(db, refit, describeBuyers(columns, mine, scoring), { ...ALL_CUSTOMERS, upTo });
    return written + beside.finish();
  } finally {
    beside.close();
  }
}

function start<Result>(work: BesideWork): StartedBeside<Result> {
  return startBeside(new URL('./rebuild-beside-thread.ts', import.meta.url), 'rebuild profiles', work);
}

/** Two parts of about as much work, each ascending by customer. */
function halve({ buyerIds, offsets, baskets }: BuyerBaskets): readonly [BuyerBaskets, BuyerBaskets] {
  const half = (baskets.length + ORDERS_A_ROW * buyerIds.length) / 2;
  let middle = 0;
  while (middle < buyerIds.length && offsets[middle]! + ORDERS_A_ROW * middle < half) middle += 1;
  const take = (from: number, to: number): BuyerBaskets => ({
    buyerIds: buyerIds.subarray(from, to),
    offsets: offsets.subarray(from, to + 1),
    baskets,
  });
  return [take(0, middle), take(middle, buyerIds.length)];
}
