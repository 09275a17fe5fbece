import type { SessionIndex } from './session-index.ts';

/** A product of the visit that the index knows. */
export interface Step {
  /** Index of the product. */
  readonly product: number;
  /** Views since the visitor last looked at it: 0 of the product looked at last. */
  readonly ago: number;
  /** How often the visitor looked at it. */
  times: number;
}

/** What is older in a visit says nothing any more, and is not read. */
const LAST_VIEWS = 30;

/** Read a visit, oldest view first: its products that the index knows, the last first, each once. */
export function readVisit(index: SessionIndex, productIds: readonly number[]): Step[] {
  const steps: Step[] = [];
  const last = productIds.length - 1;
  for (let n = last; n >= 0 && n > last - LAST_VIEWS; n--) {
    const product = index.indices.get(productIds[n]!);
    if (product === undefined) continue;
    const known = steps.find((step) => step.product === product);
    if (known) known.times++;
    else steps.push({ product, ago: last - n, times: 1 });
  }
  return steps;
}
