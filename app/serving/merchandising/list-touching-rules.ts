import type { Placement } from '../placements.ts';
import { isFor } from './compile-rules.ts';
import type { CompiledRule, Merchandising } from './merchandising.ts';

interface Spot {
  readonly placement: Placement;
  readonly productId: number | null;
  readonly audiences?: ReadonlySet<number>;
}

/** The rules that speak of a product in a list, the oldest first. */
export function listTouchingRules(
  { rules }: Merchandising,
  { placement, productId, audiences }: Spot,
  position: number,
): readonly CompiledRule[] {
  return rules.filter(
    ({ ruleId, rule, touches }) =>
      (rule.audience === null || audiences?.has(ruleId)) &&
      touches[position] === 1 &&
      isFor(rule, placement) &&
      (rule.onProduct === null || rule.onProduct === productId),
  );
}
