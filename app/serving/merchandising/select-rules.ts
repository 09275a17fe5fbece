import { PLACEMENTS, type Placement } from '../placements.ts';
import { isFor, multiplyFactors } from './compile-rules.ts';
import type { CompiledRule, Merchandising } from './merchandising.ts';

/** What the rules say in one list. */
export interface RulesHere {
  /** The rule that excludes a product, the oldest first; null if none does. */
  findExclusion(position: number): CompiledRule | null;
  /** What the score of a product is multiplied by: 1 as it is, 0 shown last. */
  factorOf(position: number): number;
  /** Whether any factor can be another than 1. */
  readonly hasFactors: boolean;
  /** By place, then by age. */
  readonly pins: readonly CompiledRule[];
}

interface Spot {
  readonly placement: Placement;
  readonly productId: number | null;
  /** Rules for some buyers that hold for who asks. Default none. */
  readonly audiences?: ReadonlySet<number>;
}

const NONE: RulesHere = { findExclusion: () => null, factorOf: () => 1, hasFactors: false, pins: [] };

/** The rules that speak in a placement and on a product's page. */
export function selectRules(
  { rules, layers, pages, targeted }: Merchandising,
  { placement, productId, audiences }: Spot,
): RulesHere {
  const layer = layers[placement];
  const ofPage = productId === null ? [] : (pages.get(productId) ?? []);
  const ofAsker = audiences
    ? targeted.filter(
        ({ ruleId, rule }) => audiences.has(ruleId) && (rule.onProduct === null || rule.onProduct === productId),
      )
    : [];
  const onPage = [...ofPage, ...ofAsker].filter(({ rule }) => isFor(rule, placement));
  if (!layer && onPage.length === 0) return NONE;
  const excluding = onPage.filter(({ rule }) => rule.action === 'exclude');
  const scaling = onPage.filter(({ factor }) => factor !== 1);
  return {
    findExclusion(position) {
      const index = layer?.excludedBy[position] ?? -1;
      return rules[index] ?? excluding.find(({ touches }) => touches[position] === 1) ?? null;
    },
    factorOf(position) {
      let factor = layer?.factors[position] ?? 1;
      for (const compiled of scaling)
        if (compiled.touches[position] === 1) factor = multiplyFactors(factor, compiled.factor);
      return factor;
    },
    hasFactors: scaling.length > 0 || (layer?.hasFactors ?? false),
    pins: takesPins(placement) ? sortPins([...(layer?.pins ?? []), ...onPage]) : [],
  };
}

/** A list that is filled up with whatever may be shown has room for a pin; one of what is due again has not. */
export function takesPins(placement: Placement): boolean {
  return PLACEMENTS[placement].includes('newest');
}

function sortPins(rules: readonly CompiledRule[]): readonly CompiledRule[] {
  return rules
    .filter(({ rule }) => rule.action === 'pin')
    .sort((left, right) => left.rule.slot - right.rule.slot || left.ruleId - right.ruleId);
}
