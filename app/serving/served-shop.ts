import type { ShopModel } from '#ml/models/shop-model.ts';
import type { VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import type { Catalog } from './catalog.ts';
import type { LiveCounts } from './live/live-counts.ts';
import type { Fallback } from './placements.ts';

/** What put a product into a list: a fallback, the merchant, or its being new and tried out. */
export type Source = Fallback | 'pinned' | 'exploring';

/** What a part of a score counts. */
export type ScorePartName =
  'together' | 'cart' | 'history' | 'orders' | 'goesWith' | 'popularity' | 'chance' | 'purchases' | 'gap' | 'rules';

/** One part of a score: most are added up, those that `times` multiply the sum. */
export interface ScorePart {
  readonly name: ScorePartName;
  readonly value: number;
  readonly times?: boolean;
}

/** Why a product is recommended. */
export interface Reason {
  readonly kind: Source;
  /** Catalogue position of the product it goes with; null of a list, or when that product is deleted. */
  readonly withPosition: number | null;
  /** How that product is known to the buyer. */
  readonly by: 'page' | 'cart' | 'bought' | 'viewed' | null;
  /** Orders (history: buyers) that hold both; of a list, the orders of the product. */
  readonly together: number;
  /** How many would by chance; null where chance is not the question. */
  readonly expected: number | null;
  /** Of what is due: days between the buyer's purchases of it; `together` says how many they are. */
  readonly gapDays?: number;
}

/** A product that a fallback proposes, by its catalogue position. */
export interface Candidate {
  readonly position: number;
  /** Comparable within one fallback. */
  readonly score: number;
  readonly reason: Reason;
  /** What the score is made of, where the model says so. */
  readonly parts?: readonly ScorePart[];
}

/** All that answers for a shop, in memory: facts and model joined, lists in their order. */
export interface ServedShop {
  readonly shopId: number;
  readonly catalog: Catalog;
  readonly model: ShopModel | null;
  readonly modelVersion: string | null;
  /** By catalogue position: the index in the model's vocabulary, -1 if it was never bought. */
  readonly indices: Int32Array;
  /** The counts with every accepted order in them; null while they are loaded: then the model's own answer. */
  readonly live: LiveCounts | null;
  /** The last visits; null while they are loaded. */
  readonly visits: VisitModel | null;
  /** Products that can be shown, best first. */
  readonly trending: readonly Candidate[];
  readonly newest: readonly Candidate[];
  /** By product type: what is bought lately, then what was bought more in all. */
  readonly bestsellers: { get(productType: string): readonly Candidate[] | undefined };
  /** By catalogue position: the card's JSON up to what differs between answers; empty for what cannot be shown. */
  readonly cards: readonly string[];
  /** By catalogue position: the title as JSON text, without its quotes. */
  readonly titles: readonly string[];
}
