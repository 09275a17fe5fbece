import { z } from 'zod';
import { createOffsetReader } from '../../create-offset-reader.ts';
import { getProfileRevision } from '../../profiles/get-profile-revision.ts';
import { loadOutlook } from '../../profiles/load-outlook.ts';
import { DAY } from '../../time.ts';
import { findPeriod } from '../digest/find-digest-period.ts';
import { DERIVED } from '../reports/derived.ts';
import type { Report } from '../reports/report.ts';
import { measureOverview } from './measure-overview.ts';
import type { OverviewFigures } from './overview-figures.ts';

/** A period of whole days in epoch milliseconds; by default the seven days up to that of the newest order. */
const schema = z.object({ from: z.int().optional(), to: z.int().optional() });

/** The five figures of a week or a day. `asOf` is the newest counted order; null without one. */
export const overviewReport: Report<typeof schema, OverviewFigures & { readonly asOf: number | null }> = {
  schema,
  warmed: [{}],
  // Profiles follow the orders a moment later.
  version: ({ db, shop }) => getProfileRevision(db, shop.id),
  answer({ db, shop, columns, derive, now }, { from, to }) {
    const orders = columns();
    const asOf = orders.orderedAt.at(-1) ?? null;
    const newest = asOf ?? now();
    const week = findPeriod(dayAfter(newest, shop.ianaTimezone), 7, shop.ianaTimezone);
    const period = from === undefined || to === undefined ? week : { from, to };
    const facts = { orders, starts: derive(DERIVED.starts), isRepeat: derive(DERIVED.isRepeat) };
    return { asOf, ...measureOverview(facts, loadOutlook(db, shop.id), period) };
  },
};

/** The day of a shop after that of an instant. */
function dayAfter(instant: number, timeZone: string): string {
  return new Date(instant + createOffsetReader(timeZone)(instant) + DAY).toISOString().slice(0, 10);
}
