import type {
  FlowEnd,
  ProductsGatewayAnswer,
  ProductsJourneysAnswer,
  ProductsOutlookAnswer,
  ProductsReplenishmentAnswer,
  ProductsRepurchaseAnswer,
} from './products-answers.ts';
import type { ProductTable } from './products-tables.ts';
import type { ReportShop } from './report.ts';
import type { Reports } from './reports.ts';
import { writeCsv, type CsvCell } from './write-csv.ts';

/** Export a table of the products page as CSV, all of its rows at full precision. What is not known is empty. */
export async function exportProducts(
  reports: Reports,
  shop: Pick<ReportShop, 'id'>,
  table: ProductTable,
  { began }: { readonly began: 'ever' | 'year' },
): Promise<string> {
  const whole = { isWhole: true };
  switch (table) {
    case 'gateway':
      return writeGateway(await reports.ask(shop, 'products-gateway', { ...whole, began }));
    case 'repurchase':
      return writeRepurchase(await reports.ask(shop, 'products-repurchase', whole));
    case 'replenishment':
      return writeReplenishment(await reports.ask(shop, 'products-replenishment', whole));
    case 'journeys':
      return writeJourneys(await reports.ask(shop, 'products-journeys', whole));
    case 'outlook':
      return writeOutlook(await reports.ask(shop, 'products-outlook', whole));
  }
}

function writeGateway({ products }: ProductsGatewayAnswer): string {
  return writeCsv(
    [
      ...['product_id', 'title', 'buyers', 'repeated_within_180_days', 'compared', 'compared_repeated'],
      ...['without_comparison', 'adjusted_difference', 'low', 'high'],
    ],
    products.map((row) => [
      ...[row.productId, row.title, row.buyers, row.repeated, row.compared, row.comparedEvents],
      ...[row.withoutComparison, row.difference, row.low, row.high],
    ]),
  );
}

function writeRepurchase({ products }: ProductsRepurchaseAnswer): string {
  return writeCsv(
    [
      ...['product_id', 'title', 'buyers', 'window_days', 'window_from', 'intervals', 'mature_buyers'],
      ...['bought_it_again', 'ordered_again', 'repurchase_rate', 'low', 'high'],
    ],
    products.map((row) => [
      ...[row.productId, row.title, row.buyers, row.windowDays, row.windowFrom, row.intervals, row.mature],
      ...[row.repurchased, row.reordered, row.rate, row.low, row.high],
    ]),
  );
}

function writeReplenishment({ variants }: ProductsReplenishmentAnswer): string {
  return writeCsv(
    [
      ...['product_id', 'title', 'variant_id', 'variant_title', 'product_type', 'intervals', 'pooled_from'],
      ...['pooled_intervals', 'p25_days_per_unit', 'p50_days_per_unit', 'p75_days_per_unit'],
    ],
    variants.map((row) => [
      ...[row.productId, row.title, row.variantId || null, row.variantTitle, row.type, row.intervals, row.pooledFrom],
      ...[row.pooledIntervals, row.p25Days, row.p50Days, row.p75Days],
    ]),
  );
}

function writeJourneys({ flows }: ProductsJourneysAnswer): string {
  const end = (value: FlowEnd): CsvCell => (typeof value === 'object' ? (value?.type ?? null) : value);
  return writeCsv(
    ['order_number', 'from_type', 'to_type', 'has_next_order', 'buyers', 'lift'],
    flows.map((row) => [row.orderNumber, end(row.from), end(row.to), row.to !== null, row.buyers, row.lift]),
  );
}

function writeOutlook({ horizons, products }: ProductsOutlookAnswer): string {
  return writeCsv(
    [
      'product_id',
      'title',
      ...horizons.flatMap(({ days }) => ['expected', 'low', 'high'].map((of) => `${of}_${days}_days`)),
    ],
    products.map(({ productId, title, outlooks }) => [
      ...[productId, title],
      ...outlooks.flatMap(({ expected, low, high }) => [expected, low, high]),
    ]),
  );
}
