import type { BuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import { fitForecasts, type ForecastFit } from '#ml/profiles/fit-forecasts.ts';
import type { ProfileColumns } from '#ml/profiles/profile-columns.ts';
import { openDatabase } from '../db.server.ts';
import { decodeProfileFit, type EncodedFit } from './encode-profile-fit.ts';
import type { Refit } from './refit.ts';
import { writeAllProfiles, type CustomerRange } from './write-all-profiles.ts';

/** What a thread beside a rebuild is given: its orders, in shared memory, and its part. */
export type BesideWork = { readonly columns: ProfileColumns; readonly buyers: BuyerBaskets } & (
  | { readonly part: 'fit' }
  | {
      readonly part: 'write';
      readonly databaseUrl: string;
      readonly refit: Refit;
      readonly encoded: EncodedFit;
      readonly range: CustomerRange;
    }
);

/** Do the part of a rebuild that is done beside it: fit the forecasts, or write profiles. @returns the fit, or rows written. */
export async function rebuildBeside(work: BesideWork): Promise<ForecastFit | number> {
  const { columns, buyers } = work;
  if (work.part === 'fit') return fitForecasts(columns, buyers);
  const db = openDatabase(work.databaseUrl, 'crash');
  try {
    const profiles = describeBuyers(columns, buyers, decodeProfileFit(work.encoded)!);
    return writeAllProfiles(db, work.refit, profiles, work.range);
  } finally {
    await db.close();
  }
}
