import { PLACEMENTS, type Placement } from '../placements.ts';
import { createMatcher, type ProductFacts } from './create-matcher.ts';
import { NO_MERCHANDISING, type CompiledRule, type Merchandising, type RuleLayer } from './merchandising.ts';
import type { Rule, StoredRule, Strength, Variety } from './rule.ts';
import { shiftDay } from '../../shift-day.ts';
import { startOfDay } from '../../start-of-day.ts';

/** A boost in its strengths; a bury is the inverse, the strongest shows its products last. */
const BOOSTS: Readonly<Record<Strength, number>> = { slight: 1.5, clear: 3, strong: 10 };

const MAX_FACTOR = 1e9;

interface RulesOfShop {
  readonly rules: readonly StoredRule[];
  readonly variety: Variety;
  /** Whether new products are tried out. Default true. */
  readonly explores?: boolean;
  /** By catalogue position. */
  readonly facts: readonly ProductFacts[];
  readonly now: number;
  readonly timeZone: string;
}

/** Join the rules that hold `now` with a catalogue, so that serving asks arrays and no conditions. */
export function compileRules({ rules, variety, explores = true, facts, now, timeZone }: RulesOfShop): Merchandising {
  const active: CompiledRule[] = [];
  let changesAt = Infinity;
  for (const stored of [...rules].sort((left, right) => left.ruleId - right.ruleId)) {
    if (!stored.rule.isOn) continue;
    const [from, to] = readPeriod(stored.rule, timeZone);
    for (const at of [from, to]) if (at > now && at < changesAt) changesAt = at;
    if (now < from || now >= to) continue;
    const matches = createMatcher(stored.rule);
    const touches = new Uint8Array(facts.length);
    for (let position = 0; position < facts.length; position++) touches[position] = Number(matches(facts[position]!));
    active.push({ ...stored, touches, factor: factorOf(stored.rule) });
  }
  if (active.length === 0) return { ...NO_MERCHANDISING, variety, explores, changesAt };
  const forAll = active.filter(({ rule }) => rule.audience === null);
  const layers: Partial<Record<Placement, RuleLayer>> = {};
  // Most rules hold everywhere: placements with the same rules share one layer.
  const compiledLayers = new Map<string, RuleLayer>();
  for (const placement of Object.keys(PLACEMENTS) as Placement[]) {
    const here = forAll.filter(({ rule }) => rule.onProduct === null && isFor(rule, placement));
    if (here.length === 0) continue;
    const key = here.map(({ ruleId }) => ruleId).join();
    const layer = compiledLayers.get(key) ?? compileLayer(here, active, facts.length);
    compiledLayers.set(key, layer);
    layers[placement] = layer;
  }
  const pages = new Map<number, CompiledRule[]>();
  for (const compiled of forAll) {
    const { onProduct } = compiled.rule;
    if (onProduct !== null) pages.set(onProduct, [...(pages.get(onProduct) ?? []), compiled]);
  }
  const targeted = active.filter(({ rule }) => rule.audience !== null);
  return { variety, explores, rules: active, layers, pages, targeted, changesAt };
}

/** Whether a rule speaks in a placement. */
export function isFor(rule: Rule, placement: Placement): boolean {
  return rule.placement === 'everywhere' || rule.placement === placement;
}

/** From the first instant of the first day to the first after the last. */
function readPeriod({ from, until }: Rule, timeZone: string): readonly [number, number] {
  return [
    from === null ? -Infinity : startOfDay(from, timeZone),
    until === null ? Infinity : startOfDay(shiftDay(until, 1), timeZone),
  ];
}

function factorOf({ action, strength }: Rule): number {
  if (action === 'boost') return BOOSTS[strength];
  if (action !== 'bury') return 1;
  return strength === 'strong' ? 0 : 1 / BOOSTS[strength];
}

/** Many boosts are one big one: a score of nothing times infinity would be no number. */
export function multiplyFactors(left: number, right: number): number {
  return Math.min(left * right, MAX_FACTOR);
}

function compileLayer(here: readonly CompiledRule[], active: readonly CompiledRule[], size: number): RuleLayer {
  const excludedBy = new Int16Array(size).fill(-1);
  const factors = new Float32Array(size).fill(1);
  for (const compiled of here) {
    const { rule, touches, factor } = compiled;
    if (rule.action === 'pin') continue;
    const index = active.indexOf(compiled);
    for (let position = 0; position < size; position++) {
      if (touches[position] === 0) continue;
      if (rule.action === 'exclude' && excludedBy[position] === -1) excludedBy[position] = index;
      factors[position] = multiplyFactors(factors[position]!, factor);
    }
  }
  const pins = here.filter(({ rule }) => rule.action === 'pin');
  return { excludedBy, factors, hasFactors: here.some(({ factor }) => factor !== 1), pins };
}
