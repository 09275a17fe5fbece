import type { Placement } from '../placements.ts';
import { isFor } from './compile-rules.ts';
import type { CompiledRule, Merchandising } from './merchandising.ts';

/** The rules that speak of a product in a list, the oldest first. */
export function listTouchingRules(
  { rules }: Merchandising,
  { placement, productId }: { readonly placement: Placement; readonly productId: number | null },
  position: number,
): readonly CompiledRule[] {
  return rules.filter(
    ({ rule, touches }) =>
      touches[position] === 1 && isFor(rule, placement) && (rule.onProduct === null || rule.onProduct === productId),
  );
}
