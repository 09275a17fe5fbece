import type { BuyerCount } from '../../profiles/segments/count-buyers.ts';
import type { Reports } from '../reports/reports.ts';
import type { SurvivalAnswer } from '../reports/survival-report.ts';
import { listWriteWindows, type WriteWindow } from './list-write-windows.ts';

export interface CountedWindow extends WriteWindow {
  readonly counts: Readonly<Record<'before' | 'inside' | 'past', BuyerCount>>;
}

/** Count who stands where now: the buyers that the rules of the windows name. */
export async function countWriteWindows(
  reports: Reports,
  shop: { readonly id: number },
  steps: SurvivalAnswer['steps'],
): Promise<CountedWindow[]> {
  const windows = listWriteWindows(steps);
  const rules = windows.flatMap(({ before, inside, past }) => [before, inside, past]);
  const counts = rules.length === 0 ? [] : await reports.ask(shop, 'buyers-count', { rules });
  return windows.map((window, i) => {
    const [before, inside, past] = counts.slice(3 * i) as [BuyerCount, BuyerCount, BuyerCount];
    return { ...window, counts: { before, inside, past } };
  });
}
