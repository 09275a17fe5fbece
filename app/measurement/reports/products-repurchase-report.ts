import { z } from 'zod';
import { wilsonInterval } from '#ml/math/wilson-interval.ts';
import { measureProductRepurchases, type ProductRepurchases } from '#ml/measurement/measure-product-repurchases.ts';
import { DAY } from '../../time.ts';
import { DERIVED } from './derived.ts';
import { nameProducts } from './name-products.ts';
import type { ProductsRepurchaseAnswer } from './products-answers.ts';
import type { Report } from './report.ts';

/** Mature buyers for a rate, and intervals for a product's own window. */
const MIN_BUYERS = 20;
const SHOWN = 25;

const schema = z.object({
  /** Every product, for an export. */
  isWhole: z.boolean().default(false),
});

/** Which products are bought again: the same one, or any. */
export const productsRepurchaseReport: Report<typeof schema, ProductsRepurchaseAnswer> = {
  schema,
  warmed: [{}],
  answer(context, { isWhole }) {
    const columns = context.columns();
    const asOf = columns.orderedAt.at(-1) ?? null;
    const options = { asOf: asOf ?? 0, minIntervals: MIN_BUYERS };
    const measured = measureProductRepurchases(columns, context.derive(DERIVED.buyers), options);
    const rows = measured.map(addRate).sort((a, b) => (b.low ?? -1) - (a.low ?? -1) || a.product - b.product);
    const known = rows.filter(({ rate }) => rate !== null);
    return {
      ...{ asOf, minBuyers: MIN_BUYERS, total: rows.length, known: known.length },
      products: nameProducts(context, isWhole ? rows : known.slice(0, SHOWN)),
    };
  },
};

function addRate({ windowMs, ...row }: ProductRepurchases) {
  const { repurchased, mature } = row;
  const [low, high] = (mature >= MIN_BUYERS && wilsonInterval(repurchased, mature)) || [null, null];
  const windowDays = windowMs === null ? null : windowMs / DAY;
  return { ...row, windowDays, rate: low === null ? null : repurchased / mature, low, high };
}
