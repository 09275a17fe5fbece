import { buildBasketMatrix } from '../data/build-basket-matrix.ts';
import type { Purchases } from '../data/purchases.ts';
import { splitByTime } from '../data/split-by-time.ts';
import { buildContentTable } from '../models/content/build-content-table.ts';
import type { ContentModel } from '../models/content/content-model.ts';
import type { ContentProduct } from '../models/content/content-product.ts';
import { createTowerScorer } from '../models/content/create-tower-scorer.ts';
import { extractContent } from '../models/content/extract-content.ts';
import { trainContentCosine } from '../models/content/train-content-cosine.ts';
import type { NeuralBackend } from './neural-backend.ts';
import { trainTwoTower, type TwoTowerSettings } from './train-two-tower.ts';

/** What content is learned from. */
export interface ContentData {
  /** The catalogue, never-sold products among it, in any order. */
  readonly products: readonly ContentProduct[];
  readonly purchases: Purchases;
  /** Later orders are not looked at, in epoch milliseconds. */
  readonly asOf: number;
  readonly random: () => number;
  /** How large the towers are and how long they train. */
  readonly settings?: TwoTowerSettings;
}

/** Fewer orders teach less about words than the words say themselves. */
const MIN_ORDERS = 300;

/**
 * Train content neighbours for every product of the catalogue: by two towers (see `trainTwoTower`), or by tf-idf cosine
 * below 300 orders or where no two products were bought together.
 *
 * @throws {RangeError} if two products have one id.
 */
export function trainContentModel(
  { products, purchases, asOf, random, settings }: ContentData,
  backend: NeuralBackend,
): ContentModel {
  const content = extractContent(products);
  const { vocabulary } = content;
  const { before } = splitByTime(purchases, asOf + 1);
  const towers =
    before.orderedAt.length < MIN_ORDERS
      ? null
      : trainTwoTower(content, buildBasketMatrix(before, vocabulary), backend, { ...settings, random });
  if (!towers) return trainContentCosine(content);
  const { factors, queries, candidates, likeness } = towers;
  const neighbors = buildContentTable(vocabulary.length, createTowerScorer(content, towers));
  return { recipe: 'two-tower', vocabulary, neighbors, factors, queries, candidates, likeness };
}
