import type { BuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import { fitForecasts, type ForecastFit } from '#ml/profiles/fit-forecasts.ts';
import type { ProfileColumns } from '#ml/profiles/profile-columns.ts';
import { openDatabase } from '../db.server.ts';
import { collectOrdersAfter, type OrdersPart } from '../ingest/collect-orders-after.ts';
import { decodeProfileFit, type EncodedFit } from './encode-profile-fit.ts';
import type { Refit } from './refit.ts';
import { writeAllProfiles, type CustomerRange } from './write-all-profiles.ts';

/** What a thread beside a rebuild is given: its orders, in shared memory, and its part. */
export type BesideWork =
  | { readonly part: 'read'; readonly databaseUrl: string; readonly shopId: number; readonly after: number }
  | ({ readonly columns: ProfileColumns; readonly buyers: BuyerBaskets } & (
      | { readonly part: 'fit' }
      | {
          readonly part: 'write';
          readonly databaseUrl: string;
          readonly refit: Refit;
          readonly encoded: EncodedFit;
          readonly range: CustomerRange;
        }
    ));

/** Do the part of a rebuild that is done beside it. @returns the orders read, the fit of the forecasts, or rows written. */
export async function rebuildBeside(work: BesideWork): Promise<OrdersPart | ForecastFit | number> {
  if (work.part === 'fit') return fitForecasts(work.columns, work.buyers);
  const db = openDatabase(work.databaseUrl, 'crash');
  try {
    if (work.part === 'read') return collectOrdersAfter(db, work.shopId, work.after);
    const profiles = describeBuyers(work.columns, work.buyers, decodeProfileFit(work.encoded)!);
    return writeAllProfiles(db, work.refit, profiles, work.range);
  } finally {
    await db.close();
  }
}
