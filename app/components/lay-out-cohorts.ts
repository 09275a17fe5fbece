import type { CohortAverage } from '#ml/measurement/average-cohorts.ts';
import type { Cohort } from '#ml/measurement/measure-cohorts.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import type { CohortView } from './cohort-views.ts';
import type { PageText } from './use-text.ts';

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

interface Words {
  readonly view: CohortView;
  readonly text: PageText;
  readonly formats: Formats;
  /** The name of a period, and a short one for the head of its row. */
  name(period: number): string;
  head(period: number): string;
}

type Cell = Omit<CohortAverage, 'buyers'> & { readonly mature?: boolean };

/** Below it a cohort's share says little and is not shown. */
const FEWEST_OF_COHORT = 20;

/**
 * Lay out the heat grid: all cohorts together first, then one row a cohort. Step 0 is left out of the ordering view,
 * since everybody orders in the period of the first order.
 */
export function layOutCohorts(
  cohorts: readonly Cohort[],
  average: readonly CohortAverage[],
  words: Words,
): { readonly steps: readonly number[]; readonly rows: readonly GridRow[] } {
  const { text, formats, view, name, head } = words;
  const from = view === 'orders' ? 1 : 0;
  const longest = Math.max(0, ...cohorts.map((cohort) => cohort.cells.length));
  const steps = Array.from({ length: Math.max(0, longest - from) }, (_, index) => index + from);
  const shown = cohorts.flatMap(({ cells, buyers }) =>
    buyers < FEWEST_OF_COHORT
      ? []
      : cells.slice(from).flatMap((cell) => (cell.mature ? (measureCell(cell, buyers, view) ?? []) : [])),
  );
  const lowest = Math.min(...shown);
  const span = Math.max(...shown) - lowest;
  const level = (value: number) => (span > 0 ? (value - lowest) / span : 0);
  const row = (who: string, cells: readonly (Cell | undefined)[], buyersAt: (k: number) => number) =>
    steps.map((k) => writeCell(cells[k], { who, k, buyers: buyersAt(k), level }, words));
  const all: GridRow = {
    key: 'all',
    name: text('cohorts.all'),
    buyers: '',
    few: null,
    cells: row(text('cohorts.all'), average, (k) => average[k]?.buyers ?? 0),
  };
  const rows = cohorts.map(({ period, buyers, cells }) => ({
    key: String(period),
    name: head(period),
    buyers: formats.number(buyers),
    few: cells.length <= from ? text('cohorts.unfinished') : explainFew(buyers, text),
    cells: row(text('cohorts.firstIn', { period: name(period) }), cells, () => buyers),
  }));
  return { steps, rows: [all, ...rows] };
}

function measureCell(cell: Cell, buyers: number, view: CohortView): number | null {
  const amounts = { orders: cell.orderingBuyers, revenue: cell.cumulativeNetMinor, margin: cell.cumulativeMarginMinor };
  const amount = amounts[view];
  return amount === null ? null : amount / buyers;
}

function writeCell(
  cell: Cell | undefined,
  {
    who,
    k,
    buyers,
    level,
  }: { readonly who: string; readonly k: number; readonly buyers: number; level(value: number): number },
  { view, text, formats }: Words,
): GridCell | null {
  if (!cell || buyers < FEWEST_OF_COHORT) return null;
  const value = measureCell(cell, buyers, view);
  if (value === null) return null;
  const mature = cell.mature ?? true;
  const said = text(`cohorts.cell.${view}`, {
    count: formats.number(cell.orderingBuyers),
    n: buyers,
    share: formats.share(value),
    amount: formats.money(value),
  });
  return {
    value,
    text: view === 'orders' ? formats.wholeShare(value) : formats.roundMoney(value),
    label: `${text('cohorts.cell', { who, k, said })}${mature ? '' : `; ${text('cohorts.cell.open')}`}`,
    mature,
    level: level(value),
  };
}

function explainFew(buyers: number, text: PageText): string | null {
  if (buyers === 0) return text('cohorts.nobody');
  return buyers < FEWEST_OF_COHORT ? text('cohorts.few', { needed: FEWEST_OF_COHORT }) : null;
}
