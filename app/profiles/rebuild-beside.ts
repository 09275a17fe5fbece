import { fitForecastModels, type ForecastModels } from '#ml/profiles/fit-forecast-models.ts';
import { openDatabase } from '../db.server.ts';
import { collectOrdersAfter, type OrdersPart } from '../ingest/collect-orders-after.ts';
import type { SharedTurns } from './create-turns.ts';
import type { EncodedFit } from './encode-profile-fit.ts';
import type { Refit } from './refit.ts';
import { writeAllProfiles, type DescribedShop } from './write-all-profiles.ts';

/** A part of a rebuild for the thread beside it; the shop's orders are in shared memory. */
export type BesideWork =
  | { readonly part: 'read'; readonly databaseUrl: string; readonly shopId: number; readonly after: number }
  | { readonly part: 'fit'; readonly shop: DescribedShop }
  | {
      readonly part: 'write';
      readonly databaseUrl: string;
      readonly refit: Refit;
      readonly shop: DescribedShop;
      readonly encoded: EncodedFit;
      readonly turns: SharedTurns;
    };

/** The orders read, the models fitted, or how many rows were written. */
export type BesideResult = OrdersPart | ForecastModels | number;

/** Do a part of a rebuild that is done beside it. */
export async function rebuildBeside(work: BesideWork): Promise<BesideResult> {
  if (work.part === 'fit') return fitForecastModels(work.shop.columns, work.shop.buyers);
  const db = openDatabase(work.databaseUrl, 'crash');
  try {
    if (work.part === 'read') return collectOrdersAfter(db, work.shopId, work.after);
    return writeAllProfiles(db, work.refit, work.shop, work.encoded, { turns: work.turns });
  } finally {
    await db.close();
  }
}
