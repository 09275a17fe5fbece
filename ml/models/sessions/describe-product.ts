import type { CandidateRows } from './candidate-rows.ts';
import { COLUMN } from './candidate-signals.ts';
import type { ProductHabits } from './product-habits.ts';

/** Complete a row by the habits of its product; what can be large becomes a logarithm. */
export function describeProduct({ products, sums, width }: CandidateRows, row: number, habits: ProductHabits): void {
  const product = products[row]!;
  const start = row * width;
  sums[start + COLUMN.hits] = Math.log1p(sums[start + COLUMN.hits]!);
  sums[start + COLUMN.views] = Math.log1p(habits.views[product]!);
  sums[start + COLUMN.viewsLately] = Math.log1p(habits.viewsLately[product]!);
  sums[start + COLUMN.viewsJustNow] = Math.log1p(habits.viewsJustNow[product]!);
  sums[start + COLUMN.stays] = Math.log(habits.stays[product]!);
  sums[start + COLUMN.returns] = Math.log(habits.returns[product]!);
  sums[start + COLUMN.opens] = Math.log(habits.opens[product]!);
}
