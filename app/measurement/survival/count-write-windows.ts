import type { BuyerCount } from '../../profiles/segments/count-buyers.ts';
import type { Reports } from '../reports/reports.ts';
import type { SurvivalAnswer } from '../reports/survival-report.ts';
import { listWriteWindows, type WriteWindow } from './list-write-windows.ts';

export interface CountedWindow extends WriteWindow {
  readonly counts: Readonly<Record<'before' | 'inside' | 'past', BuyerCount>>;
}

export interface CountedWindows {
  readonly windows: readonly CountedWindow[];
  /** Buyers of no window: too few have ordered as often as they. */
  readonly others: number;
}

const EVERYBODY = { all: [{ field: 'orderCount' as const, atLeast: 1 }] };

/** Count who stands where now: the buyers that the rules of the windows name, and all who are left. */
export async function countWriteWindows(
  reports: Reports,
  shop: { readonly id: number },
  steps: SurvivalAnswer['steps'],
): Promise<CountedWindows> {
  const listed = listWriteWindows(steps);
  const rules = listed.flatMap(({ before, inside, past }) => [before, inside, past]);
  const [all, ...counts] = await reports.ask(shop, 'buyers-count', { rules: [EVERYBODY, ...rules] });
  const windows = listed.map((window, i) => {
    const [before, inside, past] = counts.slice(3 * i) as [BuyerCount, BuyerCount, BuyerCount];
    return { ...window, counts: { before, inside, past } };
  });
  return { windows, others: counts.reduce((left, { buyers }) => left - buyers, all!.buyers) };
}
