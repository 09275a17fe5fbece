/**
 * What is bought within a window of time, kept as orders come and go. Whole milliseconds about `base`, so that sums are
 * exact and the way there changes no bit.
 */
export interface TrendSums {
  /** The window ends with this instant, and begins just behind `start`. */
  end: number;
  start: number;
  base: number;
  /** By product: orders in the window, and the sum of their instants less `base`. */
  counts: Uint32Array;
  sums: Float64Array;
}

/** Create the sums of an empty window, which no order is in. */
export function createTrendSums(): TrendSums {
  return { end: -Infinity, start: Infinity, base: 0, counts: new Uint32Array(8), sums: new Float64Array(8) };
}
