import type { Reports } from '../reports/reports.ts';
import { countMinorUnits } from '../reports/count-minor-units.ts';
import { writeCsv } from '../reports/write-csv.ts';
import type { Grouping } from './buyer-groups.ts';
import type { BuyersFigures } from './buyers-figures.ts';
import type { ChurnFigures } from './measure-churn.ts';

export const BUYER_TABLES = ['stages', 'rfm', 'concentration', 'churn', 'calibration'] as const;

export type BuyerTable = (typeof BUYER_TABLES)[number];

interface ExportShop {
  readonly id: number;
  readonly currency: string;
}

/** Export a table of the buyers' page as CSV, at full precision. */
export async function exportBuyers(
  reports: Reports,
  shop: ExportShop,
  { table, by }: { readonly table: BuyerTable; readonly by: Grouping },
): Promise<string> {
  if (table === 'churn') return writeChurn(await reports.ask(shop, 'buyers-churn', { by }), by);
  const figures = await reports.ask(shop, 'buyers', {});
  switch (table) {
    case 'stages':
      return writeCsv(
        ['stage_30_days_earlier', 'stage', 'buyers'],
        figures.flows.map(({ from, to, n }) => [from, to, n]),
      );
    case 'rfm':
      return writeRfm(figures, countMinorUnits(shop.currency));
    case 'concentration':
      return writeConcentration(figures);
    case 'calibration':
      return writeCsv(
        ['predicted', 'buyers', 'ordered', 'seen', 'low', 'high'],
        (figures.calibration ?? []).map(({ predicted, n, returned, interval }) => [
          predicted,
          n,
          returned,
          returned / n,
          ...interval,
        ]),
      );
  }
}

function writeRfm({ rfm }: BuyersFigures, minorUnits: number): string {
  return writeCsv(
    ['recency', 'frequency', 'buyers', 'mean_net_revenue'],
    (rfm?.cells ?? []).map(({ recency, frequency, n, monetaryMinor }) => [
      ...[recency, frequency, n],
      n > 0 ? monetaryMinor / minorUnits : null,
    ]),
  );
}

function writeConcentration({ revenue, margin }: BuyersFigures): string {
  const curve = revenue?.curve ?? [];
  return writeCsv(
    ['share_of_buyers', 'share_of_net_revenue', 'share_of_margin'],
    curve.map((share, at) => [at / (curve.length - 1), share, margin?.curve[at] ?? null]),
  );
}

function writeChurn({ groups }: ChurnFigures, by: Grouping): string {
  return writeCsv(
    [
      by,
      'buyers_with_known_risk',
      'mean_risk',
      'active_30_days_earlier',
      'lapsed_since',
      'churn',
      'low',
      'high',
      'p_value',
      'differs',
    ],
    groups.map(({ key, n, meanRisk, active, lapsed, interval, chance, differs }) => [
      ...[key ?? '(others)', n, meanRisk, active, lapsed],
      active > 0 ? lapsed / active : null,
      ...(interval ?? [null, null]),
      ...[chance, differs],
    ]),
  );
}
