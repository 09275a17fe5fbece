import { z } from 'zod';
import { measureReplenishment } from '#ml/measurement/measure-replenishment.ts';
import { listVariantTitles } from '../../ingest/list-variant-titles.ts';
import { DAY } from '../../time.ts';
import { DERIVED } from './derived.ts';
import { nameProducts } from './name-products.ts';
import type { ProductsReplenishmentAnswer } from './products-answers.ts';
import type { Report } from './report.ts';

const MIN_INTERVALS = 20;
const SHOWN = 25;

const schema = z.object({
  /** Every variant, for an export. */
  isWhole: z.boolean().default(false),
});

/** How long one unit of a variant lasts its buyers. */
export const productsReplenishmentReport: Report<typeof schema, ProductsReplenishmentAnswer> = {
  schema,
  warmed: [{}],
  answer(context, { isWhole }) {
    const { db, shop } = context;
    const columns = context.columns();
    const options = { minIntervals: MIN_INTERVALS };
    const measured = measureReplenishment(columns, context.derive(DERIVED.buyers), options);
    const rows = measured.sort(
      (a, b) => b.intervals - a.intervals || a.product - b.product || a.variantId - b.variantId,
    );
    const named = nameProducts(context, isWhole ? rows : rows.filter(({ p50Ms }) => p50Ms !== null).slice(0, SHOWN));
    const titles = listVariantTitles(db, shop.id, [...new Set(named.map(({ productId }) => productId))]);
    return {
      ...{ asOf: columns.orderedAt.at(-1) ?? null, minIntervals: MIN_INTERVALS },
      ...{ total: rows.length, own: rows.filter(({ intervals }) => intervals >= MIN_INTERVALS).length },
      variants: named.map(({ p25Ms, p50Ms, p75Ms, ...row }) => ({
        ...{ ...row, variantTitle: titles.get(row.variantId) ?? null },
        ...{ p25Days: inDays(p25Ms), p50Days: inDays(p50Ms), p75Days: inDays(p75Ms) },
      })),
    };
  },
};

function inDays(ms: number | null): number | null {
  return ms === null ? null : ms / DAY;
}
