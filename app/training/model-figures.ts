import type { RankingFigures } from '#ml/evaluation/evaluate-ranking.ts';

/** How one placement does on orders the model did not see: the model, and what it must beat, on the same questions. */
export interface PlacementFigures {
  /** Questions asked: orders for product page and cart, buyers for home. */
  readonly n: number;
  readonly model: RankingFigures;
  /** The most bought products of the last 30 days before the holdout, the newer the more. */
  readonly popularity: RankingFigures;
}

/**
 * `ModelArtifact.figures`: the report card of a model. The holdout is the last 30 days of orders; the figures are those
 * of the same kind of model trained on everything before. All products are ranked, metrics are at 10. A placement is
 * null when the holdout asks it no question.
 */
export interface ModelFigures {
  /** Epoch milliseconds; null when nothing was evaluated. */
  readonly holdout: { readonly from: number; readonly to: number; readonly orders: number } | null;
  /** Why nothing was evaluated, in plain words; null otherwise. */
  readonly reason: string | null;
  readonly product: PlacementFigures | null;
  readonly cart: PlacementFigures | null;
  readonly home: PlacementFigures | null;
}
