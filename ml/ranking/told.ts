/** An asked product, by vocabulary index. */
export interface AskedProduct {
  readonly product: number;
  /** From 0. */
  readonly weight: number;
}

/** The asked product that adds most to a score, and how much: -1 and 0 where none adds. */
export interface Loudest {
  readonly because: number;
  readonly share: number;
}

/** What asked products say for others. */
export interface Told {
  /** By vocabulary index. */
  readonly scores: Float64Array;
  /** The products they say anything for, each once and none of the asked: the first `count`. There is room for all. */
  readonly candidates: Uint32Array;
  readonly count: number;
  /** By vocabulary index: 1 for the candidates and the asked, else 0. */
  readonly isKnown: Uint8Array;
  /** For each of some candidates, which of the asked adds most. */
  explain(candidates: Uint32Array): readonly Loudest[];
}
