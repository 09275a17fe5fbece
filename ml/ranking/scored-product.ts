/** One product of a ranking of visits, with what speaks for it. */
export interface ScoredProduct {
  readonly productId: number;
  /** Comparable within one ranking only. */
  readonly score: number;
  /** The product of the question that is the reason; null where none is. */
  readonly because: number | null;
  /** Visits that hold both it and `because`; 0 without. */
  readonly together: number;
  /** How many would by chance; null without `because`. */
  readonly expected: number | null;
}

export interface RankingOptions {
  /** Default 10. */
  readonly limit?: number;
  /** Whether a product may be shown. Default: any may. */
  readonly isAllowed?: (productId: number) => boolean;
}
