/** Room that rankings of one model work in, one after the other: a memory of its own for each would cost more than the work. */
export interface RankingRoom {
  readonly told: Float64Array;
  readonly scores: Float64Array;
  readonly candidates: Uint32Array;
  readonly isKnown: Uint8Array;
}

/** Create the room for a vocabulary of that many products. */
export function createRankingRoom(productCount: number): RankingRoom {
  return {
    told: new Float64Array(productCount),
    scores: new Float64Array(productCount),
    candidates: new Uint32Array(productCount),
    isKnown: new Uint8Array(productCount),
  };
}
