/** How soon buyers with so many orders order again: the shop's own reorder curve. Times in days. */
export interface ReorderCurve {
  /** Of buyers whose newest known order is their `fromOrder`-th to `toOrder`-th; null is without end. */
  readonly fromOrder: number;
  readonly toOrder: number | null;
  /** Waits for a next order, and how many of them ended with one. */
  readonly waits: number;
  readonly returned: number;
  /**
   * What the borders are percentiles of: `all` buyers; or, where the curve never falls so far, those who `returned`
   * within the time it covers.
   */
  readonly basis: 'all' | 'returned';
  readonly p50Days: number;
  readonly p75Days: number;
  readonly p90Days: number;
  /** The curve in at most 100 steps: by `days[i]`, the share `back[i]` of all buyers has ordered again. Ascending. */
  readonly days: readonly number[];
  readonly back: readonly number[];
}
