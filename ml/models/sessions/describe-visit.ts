import { openRow, type CandidateRows } from './candidate-rows.ts';
import { COLUMN } from './candidate-signals.ts';
import type { Step } from './read-visit.ts';
import type { SessionIndex } from './session-index.ts';

/** Complete the rows by each candidate's place in the visit, by the visit, and by how many sessions hold the candidate. */
export function describeVisit(
  index: SessionIndex,
  productIds: readonly number[],
  steps: readonly Step[],
  rows: CandidateRows,
): void {
  for (const { product, ago, times } of steps) {
    const start = openRow(rows, product);
    rows.sums[start + COLUMN.reminder] = 1 / (ago + 1);
    rows.sums[start + COLUMN.times] = times;
    if (ago === 0) rows.sums[start + COLUMN.isLast] = 1;
  }
  const beforeLast = index.indices.get(productIds.at(-2) ?? Number.NaN);
  if (beforeLast !== undefined) rows.sums[openRow(rows, beforeLast) + COLUMN.isBeforeLast] = 1;
  const { sums, width } = rows;
  const length = Math.log(productIds.length);
  const distinct = Math.log(steps.length);
  const lastSessions = Math.log1p(index.postings[steps[0]!.product]!.length);
  const lastRepeated = productIds.length > 1 && productIds.at(-1) === productIds.at(-2) ? 1 : 0;
  for (const [row, product] of rows.products.entries()) {
    const start = row * width;
    const sessions = index.postings[product]!.length;
    sums[start + COLUMN.lift] = sums[start + COLUMN.cosine]! / (sessions + 5);
    sums[start + COLUMN.cosine]! /= Math.sqrt(1 + sessions);
    sums[start + COLUMN.with]! /= Math.sqrt(1 + sessions);
    sums[start + COLUMN.length] = length;
    sums[start + COLUMN.distinct] = distinct;
    sums[start + COLUMN.lastSessions] = lastSessions;
    sums[start + COLUMN.lastRepeated] = lastRepeated;
  }
}
