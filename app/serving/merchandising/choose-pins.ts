import type { Suppression } from '../create-filter.ts';
import type { Candidate, ServedShop, Source } from '../served-shop.ts';
import type { CompiledRule } from './merchandising.ts';

/** A pinned product and the place it gets, from 1. */
export interface Pin {
  readonly slot: number;
  readonly candidate: Candidate;
}

/** A product that a rule wanted in the list, and why it is not. */
export interface YieldedPin {
  readonly candidate: Candidate;
  readonly why: Suppression;
  readonly rule: CompiledRule;
}

interface ChosenPins {
  /** By ascending slot, each product once. */
  readonly pins: readonly Pin[];
  readonly yielded: readonly YieldedPin[];
}

/**
 * Choose the pins that hold in one list. A product that must not be shown gives way; of two pins for one place the
 * older has it and the other gets the next; a place behind the end of the list is none.
 */
export function choosePins(
  shop: ServedShop,
  rules: readonly CompiledRule[],
  limit: number,
  refuse: (position: number, source: Source) => Suppression | null,
): ChosenPins {
  const pins: Pin[] = [];
  const yielded: YieldedPin[] = [];
  const met = new Set<number>();
  for (const compiled of rules) {
    const { slot: wanted, products } = compiled.rule;
    const position = shop.catalog.positions.get(products[0]!);
    if (position === undefined || met.has(position) || compiled.touches[position] === 0 || wanted > limit) continue;
    met.add(position);
    const slot = Math.max(wanted, (pins.at(-1)?.slot ?? 0) + 1);
    const candidate = toCandidate(shop, position);
    const why = refuse(position, 'pinned') ?? (slot > limit ? 'no place left' : null);
    if (why) yielded.push({ candidate, why, rule: compiled });
    else pins.push({ slot, candidate });
  }
  return { pins, yielded };
}

function toCandidate({ model, indices }: ServedShop, position: number): Candidate {
  const together = model?.popularity.orders[indices[position]!] ?? 0;
  return { position, score: 0, reason: { kind: 'pinned', withPosition: null, by: null, together, expected: null } };
}
