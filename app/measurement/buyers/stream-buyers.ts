import type { App } from '../../app.server.ts';
import type { BuyerRow } from '../../profiles/segments/buyer-row.ts';
import type { BuyerRule } from '../../profiles/segments/buyer-rule.ts';
import { listBuyersById } from '../../profiles/segments/list-buyers-by-id.ts';
import { countMinorUnits } from '../reports/count-minor-units.ts';
import { writeCsv, type CsvCell } from '../reports/write-csv.ts';

interface BuyersShop {
  readonly id: number;
  readonly currency: string;
}

const ROWS_AT_ONCE = 500;

const HEADING = [
  ...[
    'customer_id',
    'stage',
    'stage_30_days_earlier',
    'orders',
    'net_revenue',
    'average_order',
    'first_order',
    'last_order',
  ],
  ...[
    'rhythm_days',
    'order_probability_90_days',
    'value_365_days',
    'value_365_days_p10',
    'value_365_days_p50',
    'value_365_days_p90',
  ],
  ...['due', 'first_product_type', 'first_country', 'first_source', 'recency', 'frequency', 'monetary'],
];

/**
 * Stream the buyers of a rule as CSV: money in units of the shop's currency, instants in UTC, what is not known empty. The
 * rows are read a few at a time, as the reader takes them.
 */
export async function streamBuyers(app: App, shop: BuyersShop, rule: BuyerRule): Promise<ReadableStream<Uint8Array>> {
  const ids = await app.reports.ask(shop, 'buyers-members', { rule });
  const writeRow = createRowWriter(countMinorUnits(shop.currency));
  const encoder = new TextEncoder();
  let at = 0;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(writeCsv(HEADING, []))),
    pull(controller) {
      if (at >= ids.length) return controller.close();
      const rows = listBuyersById(app.db, shop.id, ids.slice(at, at + ROWS_AT_ONCE));
      at += ROWS_AT_ONCE;
      const text = writeCsv([], rows.map(writeRow));
      // Without a heading the first line is empty.
      controller.enqueue(encoder.encode(text.slice(1)));
    },
  });
}

function createRowWriter(minorUnits: number): (row: BuyerRow) => CsvCell[] {
  const money = (minor: number | null) => (minor === null ? null : minor / minorUnits);
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return (row) => [
    ...[
      row.customerId,
      row.stage,
      row.stageBefore,
      row.orderCount,
      money(row.netRevenueMinor),
      money(row.averageOrderMinor),
    ],
    ...[instant(row.firstOrderAt), instant(row.lastOrderAt), row.rhythmDays, row.orderProbability90],
    ...[
      money(row.clv365MeanMinor),
      money(row.clv365P10Minor),
      money(row.clv365P50Minor),
      money(row.clv365P90Minor),
      instant(row.dueAt),
    ],
    ...[
      row.firstProductType,
      row.firstCountry,
      row.firstSource,
      row.recencyScore,
      row.frequencyScore,
      row.monetaryScore,
    ],
  ];
}
