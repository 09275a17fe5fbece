import type { CohortAverage } from '#ml/measurement/average-cohorts.ts';
import type { Cohort, CohortCell } from '#ml/measurement/measure-cohorts.ts';
import type { Formats } from '#app/messages/create-formats.ts';

/** What a cell says: the share of the cohort that ordered in the month, or net revenue per buyer up to it. */
export type CohortView = 'orders' | 'revenue';

export interface GridCell {
  readonly value: number;
  readonly text: string;
  /** The whole sentence, for readers and the read-out. */
  readonly label: string;
  readonly mature: boolean;
  /** 0 at the lowest mature value, 1 at the highest. */
  readonly level: number;
}

export interface GridRow {
  readonly key: string;
  readonly name: string;
  readonly buyers: string;
  /** Why the row has no cells. */
  readonly few: string | null;
  readonly cells: readonly (GridCell | null)[];
}

/** Below it a cohort's share says little and is not shown. */
const FEWEST_OF_COHORT = 20;

/**
 * Lay out the heat grid: all cohorts together first, then one row a cohort. Month 0 is left out of the ordering view,
 * since everybody orders in the month of the first order.
 */
export function layOutCohorts(
  cohorts: readonly Cohort[],
  average: readonly CohortAverage[],
  view: CohortView,
  formats: Formats,
): { readonly steps: readonly number[]; readonly rows: readonly GridRow[] } {
  const from = view === 'orders' ? 1 : 0;
  const longest = Math.max(0, ...cohorts.map((cohort) => cohort.cells.length));
  const steps = Array.from({ length: Math.max(0, longest - from) }, (_, index) => index + from);
  const valueOf = (cell: Pick<CohortCell, 'orderingBuyers' | 'cumulativeNetMinor'>, buyers: number) =>
    (view === 'orders' ? cell.orderingBuyers : cell.cumulativeNetMinor) / buyers;
  const shown = cohorts
    .filter((cohort) => cohort.buyers >= FEWEST_OF_COHORT)
    .flatMap(({ cells, buyers }) => cells.slice(from).flatMap((cell) => (cell.mature ? [valueOf(cell, buyers)] : [])));
  const lowest = Math.min(...shown);
  const span = Math.max(...shown) - lowest;
  const layOut = (who: string, k: number, cell: CohortAverage | CohortCell | undefined, buyers: number) => {
    if (!cell || buyers < FEWEST_OF_COHORT) return null;
    const value = valueOf(cell, buyers);
    const mature = !('mature' in cell) || cell.mature;
    const said =
      view === 'orders'
        ? `${formats.number(cell.orderingBuyers)} of ${formats.counted(buyers, 'buyer', 'buyers')} ordered (${formats.share(value)})`
        : `${formats.money(value)} net revenue per buyer up to it, ${formats.counted(buyers, 'buyer', 'buyers')}`;
    return {
      value,
      text: view === 'orders' ? formats.wholeShare(value) : formats.roundMoney(value),
      label: `${who}, month ${k}: ${said}${mature ? '' : '; this month is not over'}`,
      mature,
      level: span > 0 ? (value - lowest) / span : 0,
    };
  };
  const all: GridRow = {
    key: 'all',
    name: 'All cohorts',
    buyers: '',
    few: null,
    cells: steps.map((k) => layOut('All cohorts', k, average[k], average[k]?.buyers ?? 0)),
  };
  const rows = cohorts.map(({ month, buyers, cells }) => ({
    key: String(month),
    name: formats.month(month),
    buyers: formats.number(buyers),
    few: cells.length <= from ? 'The month of the first orders is not over' : explainFew(buyers),
    cells: steps.map((k) => layOut(`First order in ${formats.month(month)}`, k, cells[k], buyers)),
  }));
  return { steps, rows: [all, ...rows] };
}

function explainFew(buyers: number): string | null {
  if (buyers === 0) return 'No first orders';
  return buyers < FEWEST_OF_COHORT ? `Fewer than ${FEWEST_OF_COHORT} buyers: too few for a share` : null;
}
