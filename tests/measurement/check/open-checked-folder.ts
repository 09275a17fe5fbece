import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '#app/db.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import type { Reports } from '#app/measurement/reports/reports.ts';
import { saveAcquisitionCost } from '#app/measurement/save-acquisition-cost.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { createTally, type Tally } from './create-tally.ts';
import type { Folder } from './folder.ts';
import { readFolder } from './read-folder.ts';

/** A shop as the app has it and as its folder tells it, and the figures compared so far. */
export interface CheckedFolder {
  readonly folder: Folder;
  readonly db: Database;
  readonly shop: { readonly id: number; readonly ianaTimezone: string; readonly currency: string };
  readonly reports: Reports;
  /** What winning a buyer is said to cost. */
  readonly costMinor: number;
  /** The tally of a page. */
  tallyOf(page: string): Tally;
  readonly tallies: ReadonlyMap<string, Tally>;
  close(): Promise<void>;
}

/** Import a shop folder once, for all checks. */
export async function openCheckedFolder(path: string): Promise<CheckedFolder> {
  const place = mkdtempSync(join(tmpdir(), 'regulars-check-'));
  const db = openDatabase(`file:${join(place, 'check.db')}`);
  const { shopId } = await importShop(path, { db, now: Date.now() });
  const { ianaTimezone, currency } = await db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const shop = { id: shopId, ianaTimezone, currency };
  saveAcquisitionCost(db, shop, { written: '12.34', now: 0 });
  rebuildProfiles(db, shopId);
  const folder = await readFolder(path);
  const tallies = new Map<string, Tally>();
  return {
    ...{ folder, db, shop, tallies, costMinor: Math.round(12.34 * folder.scale) },
    reports: createReports(db, () => folder.asOf),
    tallyOf(page) {
      if (!tallies.has(page)) tallies.set(page, createTally());
      return tallies.get(page)!;
    },
    async close() {
      await db.close();
      rmSync(place, { recursive: true, force: true });
    },
  };
}
