/** One product of a ranking, with what speaks for it. */
export interface ScoredProduct {
  readonly productId: number;
  /** Comparable within one ranking only. */
  readonly score: number;
  /** The product of the question that adds most to the score; null where popularity alone speaks. */
  readonly because: number | null;
  /** Orders (buyers, when ranked for a buyer) that hold both it and `because`; without `because`, its own. */
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
