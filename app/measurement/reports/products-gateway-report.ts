import { z } from 'zod';
import { controlFalseDiscoveries } from '#ml/measurement/control-false-discoveries.ts';
import { measureGatewayProducts, type GatewayProduct } from '#ml/measurement/measure-gateway-products.ts';
import { DAY } from '../../time.ts';
import { DERIVED } from './derived.ts';
import { nameProducts } from './name-products.ts';
import type { ProductsGatewayAnswer } from './products-answers.ts';
import type { Report } from './report.ts';

const WINDOW_DAYS = 180;
const YEAR_DAYS = 365;
const MIN_BUYERS = 50;
/** Of the products said to stand out, the share that may do so by chance. */
const FALSE_DISCOVERIES = 0.05;
const SHOWN = 25;
/** So many of them from the other end, where products lag behind. */
const SHOWN_BEHIND = 5;

const schema = z.object({
  /** Which buyers, by their first order: all that are old enough, or those of the newest year that is. */
  began: z.enum(['ever', 'year']).default('ever'),
  /** Every product, for an export. */
  isWhole: z.boolean().default(false),
});

type Row = Omit<GatewayProduct, 'standardError'> & { readonly low: number | null; readonly high: number | null };

/** Gateway products: what starting with a product goes with, beyond month, discount and country. */
export const productsGatewayReport: Report<typeof schema, ProductsGatewayAnswer> = {
  schema,
  answer(context, { began, isWhole }) {
    const columns = context.columns();
    const asOf = columns.orderedAt.at(-1) ?? 0;
    const windowMs = WINDOW_DAYS * DAY;
    const measured = measureGatewayProducts(columns, context.derive(DERIVED.buyers), {
      ...{ asOf, windowMs, months: context.derive(DERIVED.month), minBuyers: MIN_BUYERS },
      ...(began === 'year' ? { firstAfter: asOf - windowMs - YEAR_DAYS * DAY } : {}),
    });
    const compared = measured.products.map((product) =>
      product.compared < MIN_BUYERS ? { ...product, difference: null, standardError: null } : product,
    );
    const { tested, found, z: half } = controlFalseDiscoveries(compared, FALSE_DISCOVERIES);
    const rows = compared.map((product) => addInterval(product, half)).sort(compareRows);
    return {
      ...{ asOf: columns.orderedAt.at(-1) ?? null, windowDays: WINDOW_DAYS, minBuyers: MIN_BUYERS },
      mostDays: began === 'year' ? WINDOW_DAYS + YEAR_DAYS - 1 : null,
      ...{ buyers: measured.buyers, repeated: measured.repeated, knowsCountry: measured.knowsCountry },
      ...{ tested, found, confidence: 1 - (FALSE_DISCOVERIES * Math.max(1, found)) / Math.max(1, tested) },
      total: rows.length,
      products: nameProducts(context, isWhole ? rows : choose(rows)),
    };
  },
};

function addInterval({ standardError, ...product }: GatewayProduct, half: number): Row {
  const { difference } = product;
  if (difference === null || !standardError) return { ...product, difference: null, low: null, high: null };
  return { ...product, low: difference - half * standardError, high: difference + half * standardError };
}

/** By the bound nearer to 0; those whose interval holds 0 between the others, by their difference; unknown ones last. */
function compareRows(a: Row, b: Row): number {
  const known = Number(b.difference !== null) - Number(a.difference !== null);
  return known || nearerBound(b) - nearerBound(a) || (b.difference ?? 0) - (a.difference ?? 0) || a.product - b.product;
}

function nearerBound({ low, high }: Row): number {
  if (low === null || high === null) return 0;
  return low > 0 ? low : high < 0 ? high : 0;
}

function choose(rows: readonly Row[]): Row[] {
  const behind = rows.filter(({ high }) => high !== null && high < 0).slice(-SHOWN_BEHIND);
  const others = rows.filter((row) => !behind.includes(row)).slice(0, SHOWN - behind.length);
  return [...others, ...behind].sort(compareRows);
}
