import { z } from 'zod';
import { dayOf } from '../../day-of.ts';
import { getProfileRevision } from '../../profiles/get-profile-revision.ts';
import { loadOutlook } from '../../profiles/load-outlook.ts';
import { shiftDay } from '../../shift-day.ts';
import { DERIVED } from '../reports/derived.ts';
import type { Report } from '../reports/report.ts';
import { findPeriod } from './find-period.ts';
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
    const week = findPeriod(shiftDay(dayOf(newest, shop.ianaTimezone), 1), 7, shop.ianaTimezone);
    const period = from === undefined || to === undefined ? week : { from, to };
    const facts = { orders, starts: derive(DERIVED.starts), isRepeat: derive(DERIVED.isRepeat) };
    return { asOf, ...measureOverview(facts, loadOutlook(db, shop.id), period) };
  },
};
