import type { Placement } from '../placements.ts';
import type { StoredRule, Variety } from './rule.ts';

/** A rule and the products it touches. */
export interface CompiledRule extends StoredRule {
  /** By catalogue position: 1 where every condition holds. */
  readonly touches: Uint8Array;
  /** What a boost or a bury multiplies scores by; 0 shows its products last. */
  readonly factor: number;
}

/** What the rules of one placement say of each product, whatever page it is on. */
export interface RuleLayer {
  /** By catalogue position: the index of the first rule that excludes it, else -1. */
  readonly excludedBy: Int16Array;
  /** By catalogue position: the product of all factors. */
  readonly factors: Float32Array;
  readonly hasFactors: boolean;
  readonly pins: readonly CompiledRule[];
}

/** A shop's rules, joined with its catalogue: swapped whole with it. */
export interface Merchandising {
  readonly variety: Variety;
  /** Whether new products are tried out. */
  readonly explores: boolean;
  /** Those that are on and in their time, by ascending id. */
  readonly rules: readonly CompiledRule[];
  readonly layers: Readonly<Partial<Record<Placement, RuleLayer>>>;
  /** Rules for one product's page only, by that product's id. */
  readonly pages: ReadonlyMap<number, readonly CompiledRule[]>;
  /** Rules for some buyers only, by ascending id. */
  readonly targeted: readonly CompiledRule[];
  /** When the next rule begins or ends; Infinity if none will. */
  readonly changesAt: number;
}

/** A shop without rules. */
export const NO_MERCHANDISING: Merchandising = {
  variety: 'off',
  explores: true,
  rules: [],
  layers: {},
  pages: new Map(),
  targeted: [],
  changesAt: Infinity,
};
