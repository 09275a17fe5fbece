/** Chance as an argument: the same seed gives the same draws on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** Uniform integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** An index drawn in proportion to its weight; -1 if no weight is positive. */
  weighted(weights: readonly number[]): number;
  /** Standard normal (Box & Muller 1958). */
  normal(): number;
}

/** Create a generator from a 32-bit seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    chance: (p) => next() < p,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    weighted(weights) {
      const total = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
      if (total <= 0) return -1;
      let left = next() * total;
      for (const [index, weight] of weights.entries()) {
        left -= Math.max(0, weight);
        if (left < 0) return index;
      }
      return weights.findLastIndex((weight) => weight > 0);
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
