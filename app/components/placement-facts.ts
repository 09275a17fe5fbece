import type { PlacementName } from '#app/training/model-figures.ts';

interface PlacementFacts {
  /** In the ids of messages: `models.placement.<key>`. */
  readonly key: 'product' | 'cart' | 'home' | 'buyAgain' | 'visit';
  /** The simplest way, which all others have to beat. */
  readonly yardstick: string;
  readonly learnedFrom: 'orders' | 'visits';
}

/** What the models page knows of each placement. */
export const PLACEMENT_FACTS: Readonly<Record<PlacementName, PlacementFacts>> = {
  product: { key: 'product', yardstick: 'popularity', learnedFrom: 'orders' },
  cart: { key: 'cart', yardstick: 'popularity', learnedFrom: 'orders' },
  home: { key: 'home', yardstick: 'popularity', learnedFrom: 'orders' },
  'buy-again': { key: 'buyAgain', yardstick: 'frequency', learnedFrom: 'orders' },
  visit: { key: 'visit', yardstick: 'popularity', learnedFrom: 'visits' },
};
