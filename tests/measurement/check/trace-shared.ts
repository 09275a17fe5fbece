import { wilson, Z, type Step } from './intervals.ts';

/**
 * Kaplan and Meier's curve of waits of which buyers have several, as `traceWaits`, but for the interval: at every return each buyer's own part in it is added up, and the
 * parts of a buyer are squared together. Where nobody is left, Wilson's for none of the buyers.
 */
export function traceShared(waits: readonly (readonly [ms: number, isBack: boolean, buyer: number])[]): Step[] {
  const sorted = [...waits].sort(([a, isBack], [b]) => a - b || (isBack ? -1 : 1));
  const own = new Map<number, number>();
  for (const [, , buyer] of waits) own.set(buyer, (own.get(buyer) ?? 0) + 1);
  const parts = new Map([...own.keys()].map((buyer) => [buyer, 0]));
  const steps: Step[] = [];
  let [waiting, at] = [1, 0];
  while (at < sorted.length) {
    const time = sorted[at]![0];
    let end = at;
    while (sorted[end]?.[0] === time) end += 1;
    const over = sorted.slice(at, end);
    const [atRisk, back] = [sorted.length - at, over.filter(([, isBack]) => isBack)];
    const came = back.length;
    if (came === atRisk) {
      const buyers = [...own.values()].filter((count) => count > 0).length;
      steps.push({ time, waiting: 0, low: 0, high: (steps.at(-1)?.high ?? 1) * wilson(0, buyers)![1] });
    } else if (came > 0) {
      waiting *= 1 - came / atRisk;
      const share = came / atRisk / (atRisk - came);
      for (const [buyer, count] of own) parts.set(buyer, parts.get(buyer)! - count * share);
      for (const [, , buyer] of back) parts.set(buyer, parts.get(buyer)! + 1 / (atRisk - came));
      let variance = 0;
      for (const part of parts.values()) variance += part ** 2;
      const width = (Z * Math.sqrt(variance)) / Math.abs(Math.log(waiting));
      const bound = (power: number) => Math.exp(Math.log(waiting) * Math.exp(power));
      steps.push({ time, waiting, low: bound(width), high: bound(-width) });
    }
    for (const [, , buyer] of over) own.set(buyer, own.get(buyer)! - 1);
    at = end;
  }
  return steps;
}
