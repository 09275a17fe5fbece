import { openRow, type CandidateRows } from './candidate-rows.ts';
import { COLUMN } from './candidate-signals.ts';
import { LONGEST } from './find-near-sessions.ts';
import type { ProductHabits } from './product-habits.ts';
import type { Step } from './read-visit.ts';
import type { Session, SessionIndex } from './session-index.ts';

interface Sums {
  readonly habits: ProductHabits;
  readonly rows: CandidateRows;
  readonly sample: number;
}

/** An old session still counts a little. */
const OLD = 0.1;

/** By how many views lie between: `exp(-gap / 3)`. */
const CLOSENESS = Float64Array.from({ length: LONGEST }, (_, gap) => Math.exp(-gap / 3));

/** Sum what the sessions that hold a product of the visit say by the gap between it and a candidate. */
export function sumSharedSessions(
  index: SessionIndex,
  productIds: readonly number[],
  steps: readonly Step[],
  sums: Sums,
): void {
  const beforeLast = index.indices.get(productIds.at(-2) ?? Number.NaN);
  for (const [n, step] of steps.entries()) {
    const posted = index.postings[step.product]!;
    for (let at = Math.max(0, posted.length - sums.sample); at < posted.length; at++) {
      const session = posted[at]!;
      if (session.products.length > LONGEST) continue;
      const position = session.products.lastIndexOf(step.product);
      sumAround(session, position, step.ago, sums);
      if (n === 0) sumAfter(session, position, beforeLast, sums);
    }
  }
}

/** Around any product of the visit. */
function sumAround({ slot, products }: Session, position: number, ago: number, { habits, rows }: Sums): void {
  const weight = habits.recency[slot]! / (ago + 1);
  for (let n = 0; n < products.length; n++) {
    const gap = n - position;
    if (gap === 0) continue;
    const start = openRow(rows, products[n]!);
    const { sums } = rows;
    sums[start + COLUMN.around]! += (gap > 0 ? 1 / gap : 0.5 / -gap) * weight;
    sums[start + COLUMN.cosine]! += weight;
    sums[start + COLUMN.close]! += weight * CLOSENESS[Math.abs(gap)]!;
    sums[start + COLUMN.hits]! += 1;
  }
}

/** Around the product looked at last: what follows it is told from what comes before. */
function sumAfter(
  { slot, products }: Session,
  position: number,
  beforeLast: number | undefined,
  { habits, rows }: Sums,
): void {
  const recency = habits.recency[slot]!;
  const newness = -Math.log(habits.ages[slot]! + 1e-5);
  const isPair = position > 0 && products[position - 1] === beforeLast;
  for (let n = 0; n < products.length; n++) {
    const gap = n - position;
    if (gap === 0) continue;
    const start = openRow(rows, products[n]!);
    const { sums } = rows;
    if (gap === 1) {
      sums[start + COLUMN.next]! += recency + OLD;
      if (isPair) sums[start + COLUMN.afterBoth]! += 1;
    }
    if (gap > 0) sums[start + COLUMN.after]! += recency / gap;
    else sums[start + COLUMN.before]! += recency / -gap;
    sums[start + COLUMN.afterEver]! += gap > 0 ? 1 / gap : 0.3 / -gap;
    sums[start + COLUMN.with]! += recency + OLD / 2;
    sums[start + COLUMN.withLately]! += habits.recencyShort[slot]!;
    sums[start + COLUMN.freshness] = Math.max(sums[start + COLUMN.freshness]!, newness);
  }
}
