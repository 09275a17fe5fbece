import type { Interval } from '#ml/evaluation/bootstrap-difference.ts';
import type { RankingFigures } from '#ml/evaluation/evaluate-ranking.ts';
import type { Origin } from '#ml/evaluation/list-origins.ts';

/** What a recommender is chosen for, each by a question of its own. */
export const PLACEMENT_NAMES = ['product', 'cart', 'home', 'buy-again', 'visit'] as const;
export type PlacementName = (typeof PLACEMENT_NAMES)[number];

/** Below it nothing can be told apart from luck: no recipes are compared. */
export const FEWEST_ORDERS = 300;

/** The recipe of each placement, and the position of its setting. */
export type Choices = Readonly<Partial<Record<PlacementName, { readonly recipe: string; readonly setting: number }>>>;

/** One recipe on the reported window. */
export interface RecipeFigures {
  readonly recipe: string;
  /** Its chosen setting in short, empty where it has none. */
  readonly setting: string;
  readonly figures: RankingFigures;
  /** What it took to train it on everything before the window. */
  readonly trainSeconds: number;
}

/** How the recipes of one placement did on orders they had not seen. */
export interface PlacementReport {
  /** Questions of the reported window: orders, buyers or visits. */
  readonly n: number;
  /** The recipe that was chosen. */
  readonly recipe: string;
  /** Questions of the earlier windows, on which it was chosen; 0: there was one window only, and nothing was tuned. */
  readonly chosenOn: number;
  /** Its paired lead in NDCG at 10 over the recipe it took the place of, when it was chosen; null for the simplest. */
  readonly lead: Interval | null;
  readonly over: string | null;
  /** All that were tried, by NDCG on the reported window, best first; `same-collection` or `same-type` is there to compare with. */
  readonly recipes: readonly RecipeFigures[];
  /** Paired leads of the chosen recipe on the reported window. */
  readonly versus: {
    readonly popularity: Interval | null;
    /** Over what sells best in the same collections, or of the same type where the shop has none. */
    readonly shelf: { readonly recipe: string; readonly lead: Interval } | null;
    /** The best of the others that could serve. */
    readonly runnerUp: { readonly recipe: string; readonly lead: Interval } | null;
  };
}

/** How well hidden products were found by what they are like: mean NDCG at 10 of product page and cart. */
export interface ContentReport {
  readonly recipe: 'two-tower' | 'tf-idf';
  /** 0 where there was nothing to ask: then tf-idf serves. */
  readonly questions: number;
  readonly twoTower: number | null;
  readonly tfIdf: number | null;
  /** Popularity within the type, the yardstick of both. */
  readonly sameType: number | null;
}

/**
 * `ModelArtifact.figures` and `TrainingRun.figures`: the report card. Recipes and settings are chosen on the earlier
 * windows and reported on the last. All products are ranked. A placement is missing when the window asks it no question.
 */
export interface ModelFigures {
  /** When the recipes were chosen, in epoch milliseconds; null when none were. */
  readonly chosenAt: number | null;
  /** What serves; a placement without an entry has its default. */
  readonly choices: Choices;
  /** Rolling origins, the earliest first; the last is the reported one. Empty when nothing was evaluated. */
  readonly origins: readonly Origin[];
  /** Why nothing was evaluated, in plain words; null otherwise. */
  readonly reason: string | null;
  readonly placements: Readonly<Partial<Record<PlacementName, PlacementReport>>>;
  /** How what products are like was learned; null where there was nothing to choose. */
  readonly content: ContentReport | null;
}
