import { z } from 'zod';
import { measureDemandOutlook } from '#ml/measurement/measure-demand-outlook.ts';
import { DERIVED } from './derived.ts';
import { nameProducts } from './name-products.ts';
import type { ProductsOutlookAnswer } from './products-answers.ts';
import type { Report } from './report.ts';

const HORIZONS = [30, 60] as const;
const SHOWN = 30;

const schema = z.object({
  /** Every product, for an export. */
  isWhole: z.boolean().default(false),
});

/** How many buyers will buy which product again, and how right that was a month ago. */
export const productsOutlookReport: Report<typeof schema, ProductsOutlookAnswer> = {
  schema,
  warmed: [{}],
  answer(context, { isWhole }) {
    const columns = context.columns();
    const asOf = columns.orderedAt.at(-1) ?? null;
    const options = { asOf: asOf ?? 0, horizons: HORIZONS, checked: SHOWN };
    const outlooks = measureDemandOutlook(columns, context.derive(DERIVED.buyers), options);
    const first = outlooks[0]!.products;
    const rows = first
      .filter(({ expected }) => expected > 0)
      .sort((a, b) => b.expected - a.expected || a.product - b.product);
    const shown = rows.slice(0, isWhole ? rows.length : SHOWN).map(({ product }) => ({
      product,
      outlooks: outlooks.map(({ products }) => {
        const { expected, low, high } = products[product]!;
        return { expected, low, high };
      }),
    }));
    return {
      asOf,
      horizons: outlooks.map(({ days, expected, scale, relativeError, check }) => ({
        ...{ days, expected, scale, relativeError, check },
      })),
      total: rows.length,
      products: nameProducts(context, shown),
    };
  },
};
