import type { BasketSequences } from './basket-sequences.ts';

/** What one user has bought, item by item: columns of one length, by ascending item. */
export interface OwnItems {
  readonly items: Uint32Array;
  /** Baskets with the item. */
  readonly counts: Float64Array;
  /** Baskets with the item, each basket back counting .9 (.6) of the next. */
  readonly decayed: Float64Array;
  readonly faded: Float64Array;
  /** Baskets behind the last one with the item. */
  readonly since: Float64Array;
  readonly basketCount: number;
}

const DECAY = 0.9;
const FADE = 0.6;

/** Gather a user's items from all of their baskets. */
export function gatherOwnItems({ userOffsets, basketOffsets, items }: BasketSequences, user: number): OwnItems {
  const [from, to] = [userOffsets[user]!, userOffsets[user + 1]!];
  const own = new Map<number, [count: number, decayed: number, faded: number, since: number]>();
  for (let basket = from; basket < to; basket++) {
    const age = to - 1 - basket;
    for (let i = basketOffsets[basket]!; i < basketOffsets[basket + 1]!; i++) {
      const [count, decayed, faded] = own.get(items[i]!) ?? [0, 0, 0, 0];
      own.set(items[i]!, [count + 1, decayed + DECAY ** age, faded + FADE ** age, age]);
    }
  }
  const rows = [...own].sort((a, b) => a[0] - b[0]);
  return {
    items: Uint32Array.from(rows, ([item]) => item),
    counts: Float64Array.from(rows, ([, [count]]) => count),
    decayed: Float64Array.from(rows, ([, [, decayed]]) => decayed),
    faded: Float64Array.from(rows, ([, [, , faded]]) => faded),
    since: Float64Array.from(rows, ([, [, , , since]]) => since),
    basketCount: to - from,
  };
}
